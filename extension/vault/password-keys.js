// Master passwords to keys: the worker derives them, the codes module tries them on vaults.

import { isUsualQuestion, newSalt, passwordQuestions, unlockWithPassword } from '../base/core.js';
import { Refusal } from '../base/refusal.js';

/** @import {PasswordQuestion, Unlocked} from '../core/codes.js' */
/** @import {PasswordWorker} from '../worker/password-client.js' */

/**
 * A key derived from a password, and the salt and cost that it was derived with.
 * @typedef {{question: PasswordQuestion, key: Uint8Array}} PasswordKey
 */

/**
 * The first of the sealed vaults that the password opens, the cheapest derivation first.
 * @param {PasswordWorker} worker
 * @param {string[]} sealed
 * @param {string} password
 * @returns {Promise<Unlocked>}
 */
export async function openWithPassword(worker, sealed, password) {
  const opened = await tryPassword(worker, sealed, passwordQuestions(sealed), password);
  if (opened === undefined) throw new Refusal('vault_wrong_password', { fields: ['password'] });
  return opened;
}

/**
 * The key of a new password for a vault beside others, at a cost that suits this machine. It shares
 * the salt and cost of another vault if this version could have chosen them, so that one derivation
 * tells which vault a password opens. The salt and cost of a vault from elsewhere are not taken
 * over: they may be weak, dear, or chosen by somebody else. A password that opens another vault is
 * refused: it could never open this one.
 * @param {PasswordWorker} worker
 * @param {string} password
 * @param {string[]} beside the other vaults, sealed
 * @returns {Promise<PasswordKey>} the key is the caller's to wipe
 */
export async function chooseKey(worker, password, beside) {
  const questions = questionsOf(beside);
  const shared = questions.find(isUsualQuestion);
  const salt = shared?.salt ?? newSalt();
  const { key, ...cost } = await worker.chooseKey(password, salt, shared);
  if ((await tryPassword(worker, beside, questions, password)) !== undefined) {
    key.fill(0);
    throw new Refusal('unlock_password_taken', { fields: ['password'] });
  }
  return { question: { salt, ...cost }, key };
}

/**
 * @param {PasswordWorker} worker
 * @param {string[]} sealed
 * @param {PasswordQuestion[]} questions
 * @param {string} password
 * @returns {Promise<Unlocked | undefined>}
 */
async function tryPassword(worker, sealed, questions, password) {
  for (const question of questions) {
    const key = await worker.deriveKey(password, question);
    try {
      const opened = unlockWithPassword(sealed, question, key);
      if (opened !== undefined) return opened;
    } finally {
      key.fill(0);
    }
  }
  return undefined;
}

/**
 * The salts and costs of those vaults; none if no vault is readable or has a password.
 * @param {string[]} sealed
 */
function questionsOf(sealed) {
  try {
    return passwordQuestions(sealed);
  } catch (thrown) {
    console.info('no password slot beside', thrown);
    return [];
  }
}
