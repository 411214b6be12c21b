// Texts of QR codes → accounts.

import { loadCore, readText, readTextWithUsual } from '../base/core.js';
import { readPolicy } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { nameOf } from '../base/name-of.js';

/** @import {Account, ImportedText} from '../base/core.js' */
/** @import {Policy} from '../base/policy-values.js' */
/** @import {Refused} from '../base/refusal.js' */
/** @import {Code, Place} from '../core/reader.js' */
/** @import {RefusedItem} from './refused-list.js' */

/**
 * A QR code with the accounts that it holds, or with the reason why it holds none. `usual`: its
 * account with the usual period or digits, if only these are wrong.
 * @typedef {{code: Code} & ({content: ImportedText} | RefusedText)} Found
 * @typedef {{refused: Refused, usual?: ImportedText}} RefusedText
 */

/**
 * @param {Code[]} codes their texts are wiped
 * @returns {Promise<Found[]>}
 */
export async function readCodes(codes) {
  const [policy] = await Promise.all([readPolicy(), loadCore()]);
  return codes.map((code) => {
    try {
      if (code.place !== null) throw asAppended(code.place);
      return { code, content: allowed(readText(code.text), policy) };
    } catch (thrown) {
      return { code, ...refusedText(thrown, code.text) };
    } finally {
      code.text.fill(0);
    }
  });
}

/**
 * Throws, and frees the content, if the administrator forbids it: a part of a transfer is an import
 * from another program.
 * @param {ImportedText} content
 * @param {Partial<Policy>} policy
 */
export function allowed(content, { allowImport }) {
  if (allowImport !== false || content.progress() === undefined) return content;
  content.free();
  throw new Refusal('managed_no_import');
}

/**
 * @param {unknown} thrown why the text was not read
 * @param {Uint8Array} text the caller wipes it
 * @returns {RefusedText} the caller frees it
 */
export function refusedText(thrown, text) {
  const refused = asRefusal(thrown);
  const usual = refused.code === 'otpauth_parameters' ? readTextWithUsual(text) : undefined;
  return { refused, ...(usual ? { usual } : {}) };
}

/**
 * A text that is spread over several QR codes is read on the page that takes several pictures.
 * @param {Place} place
 */
function asAppended({ number, count }) {
  return new Refusal('import_appended', { values: [String(number), String(count)] });
}

/** Frees the accounts of QR codes. @param {readonly Found[]} found */
export function freeAll(found) {
  for (const one of found) {
    if ('content' in one) one.content.free();
    else one.usual?.free();
  }
}

/**
 * The contents that differ. Several QR codes may hold the same account; the others are freed.
 * @param {readonly Found[]} found
 */
export function distinctContents(found) {
  /** @type {ImportedText[]} */
  const kept = [];
  for (const one of found) {
    if (!('content' in one)) continue;
    if (kept.some((other) => other.isSame(one.content))) one.content.free();
    else kept.push(one.content);
  }
  return kept;
}

/**
 * The account of a text that holds a single one, or `null`. The caller frees it.
 * @param {ImportedText} content
 * @returns {Account | null}
 */
export function singleAccount(content) {
  return content.progress() === undefined ? (content.accounts()[0] ?? null) : null;
}

/**
 * The accounts of a text that cannot be added.
 * @param {ImportedText} content
 * @returns {RefusedItem[]}
 */
export function refusedAccounts(content) {
  return content.refused().map(({ refused, ...names }) => ({ name: nameOf(names), refused }));
}
