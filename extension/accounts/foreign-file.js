// A file of another program → its accounts. Asks for passwords as long as some are needed.

import { requireAllowed } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { readForeignFile } from '../worker/import-client.js';

/** @import {FileAccounts} from '../core/import.js' */
/** @import {Refused} from '../base/refusal.js' */

/**
 * @typedef {object} FileQuestion
 * @property {string} app the program whose password is asked for
 * @property {boolean} isSlow whether opening the file may take a minute
 * @property {readonly string[]} locked the accounts that are still sealed; empty if all are
 * @property {Refused | null} problem why the password before did not open it
 *
 * `signal`: ends the work on the password.
 * @typedef {{password: string, signal: AbortSignal}} FileAnswer
 * @typedef {(question: FileQuestion) => Promise<FileAnswer | null>} AskPassword `null`: none is
 *   given
 */

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {AskPassword} ask
 * @returns {Promise<FileAccounts | null>} `null` if the user gave up
 */
export async function readForeign(file, ask) {
  let read = await readForeignFile(file, []);
  await requireAllowed('allowImport');
  /** @type {string[]} */
  let passwords = [];
  /** @type {Refused | null} */
  let problem = null;
  while (read !== null && (read.state === 'sealed' || read.locked.length > 0)) {
    const { app } = read;
    const [isSlow, locked] = read.state === 'sealed' ? [read.isSlow, []] : [false, read.locked];
    const answer = await ask({ app, isSlow, locked, problem });
    if (answer === null) return read.state === 'read' ? read : null;
    const attempt = await open(file, [...passwords, answer.password], answer.signal);
    if ('problem' in attempt) {
      ({ problem } = attempt);
    } else {
      problem = null;
      passwords = [...passwords, answer.password];
      read = attempt.read;
    }
  }
  return read?.state === 'read' ? read : null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {string[]} passwords
 * @param {AbortSignal} signal
 */
async function open(file, passwords, signal) {
  try {
    return { read: await readForeignFile(file, passwords, signal) };
  } catch (thrown) {
    const problem = asRefusal(thrown);
    if (!problem.fields.includes('password')) throw thrown;
    return { problem };
  }
}
