// How far a move to another PC has come, so that it can be taken up again. Nothing here is secret.

import { disk } from '../browser/browser.js';

/**
 * `vault`: the id of the vault that is moved. `digest`: of the sealed vault that was taken out or
 * brought in; `null` in a note of an earlier version. `marks`: of its entries then. `isAgain`:
 * whether another state of it was taken out before, which the new PC may still have.
 * @typedef {{role: 'old', vault: string, way: 'file' | 'codes', marks: string,
 *   digest: string | null, isAgain: boolean, isProven: boolean}} MoveFrom
 * @typedef {{role: 'new', vault: string, digest: string | null}} MoveTo
 * @typedef {MoveFrom | MoveTo} Move
 */

const NAME = 'move';
/** Before the id of a vault. The value is removed with the vault, as all with that end. */
const TAKEN_OUT = 'taken-out-';

/** The move that this PC has begun. A damaged note is none. @returns {Promise<Move | null>} */
export async function readMove() {
  const { [NAME]: stored } = await disk.get(NAME);
  return moveIn(stored);
}

/** @param {Move} move */
export function noteMove(move) {
  return disk.set(noteOf(move));
}

/** The note, to be written in one call with the vault. @param {Move} move */
export function noteOf(move) {
  return { [NAME]: move };
}

export async function forgetMove() {
  const move = await readMove();
  // An earlier version has not noted which state it took out. Any other one is a later one.
  if (move?.role === 'old' && move.digest === null) await noteTakenOut(move.vault, '');
  await disk.remove(NAME);
}

/**
 * The names of the values that end with a vault.
 * @param {Record<string, unknown>} everything on disk
 * @param {string} id the vault's
 */
export function movesAbout(everything, id) {
  return moveIn(everything[NAME])?.vault === id ? [NAME] : [];
}

/**
 * Notes that a state of a vault is about to be taken out. The note stays when the move ends: the
 * new PC may have that state for long.
 * @param {string} id the vault's
 * @param {string} digest of the sealed vault
 * @returns {Promise<boolean>} whether another state was taken out before
 */
export async function noteTakenOut(id, digest) {
  const name = TAKEN_OUT + id;
  const { [name]: stored } = await disk.get(name);
  const before = recordOf(stored);
  const isAgain =
    stored !== undefined && (before['isAgain'] === true || before['digest'] !== digest);
  await disk.set({ [name]: { digest, isAgain } });
  return isAgain;
}

/** @param {() => void} listener */
export function onMoveChanged(listener) {
  disk.onChanged.addListener((changes) => {
    if (NAME in changes) listener();
  });
}

/** @param {unknown} stored @returns {Move | null} */
function moveIn(stored) {
  const { role, vault, way, marks, isProven, ...later } = recordOf(stored);
  if (typeof vault !== 'string') return null;
  const digest = typeof later['digest'] === 'string' ? later['digest'] : null;
  if (role === 'new') return { role, vault, digest };
  const isWay = way === 'file' || way === 'codes';
  if (role !== 'old' || !isWay || typeof marks !== 'string' || typeof isProven !== 'boolean')
    return null;
  return { role, vault, way, marks, digest, isAgain: later['isAgain'] === true, isProven };
}

/** @param {unknown} stored @returns {Record<string, unknown>} empty for anything else */
function recordOf(stored) {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}
