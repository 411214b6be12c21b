// The facts that the checks judge, read in one step so that they fit together.

import { readPolicy } from '../base/policy.js';
import { readRoom } from '../vault/room.js';
import { readOpenSession, readState } from '../vault/session.js';
import { findVault, readVaults, whileUnchanged } from '../vault/store.js';

/** @import {Policy} from '../base/policy-values.js' */
/** @import {State} from '../vault/session.js' */
/** @import {StoredVault} from '../vault/stored-value.js' */

/**
 * @typedef {object} Facts
 * @property {State} state
 * @property {StoredVault[]} vaults all that are stored
 * @property {OpenOne | null} open the open vault; `null` if none is open
 * @property {Partial<Policy>} policy
 * @property {Awaited<ReturnType<typeof readRoom>>} room
 *
 * @typedef {{stored: StoredVault, key: string}} OpenOne
 */

/**
 * The kinds of answers. `info`: a fact that the user need not, or cannot, change.
 * @typedef {'good' | 'attention' | 'unchecked' | 'info'} Verdict
 *
 * A button that leads to the page where the fault is mended, or mends it.
 * @typedef {{label: string} & ({page: string} | {act: () => Promise<unknown>})} Mend
 *
 * The answer of a check. `text` is the key of its text, or with `isWritten` the text itself.
 * @typedef {object} Finding
 * @property {Verdict} verdict
 * @property {string} text
 * @property {readonly string[]} [values]
 * @property {boolean} [isWritten]
 * @property {Mend} [mend]
 */

/** @returns {Promise<Facts>} */
export async function readFacts() {
  const [policy, room, stored] = await Promise.all([
    readPolicy(),
    readRoom(),
    whileUnchanged(readStored),
  ]);
  return { ...stored, policy, room };
}

/** Without a writer in between, so that the key fits the vault. */
async function readStored() {
  const [state, vaults] = await Promise.all([readState(), readVaults()]);
  if (state !== 'unlocked') return { state, vaults, open: null };
  const { id, key } = await readOpenSession();
  return { state, vaults, open: { stored: findVault(vaults, id), key } };
}
