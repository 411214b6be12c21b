// How far a move to another PC has come, so that it can be taken up again. Nothing here is secret.

import { disk } from '../browser/browser.js';

/**
 * `vault`: the id of the vault that is moved. `marks`: of its entries when it was taken out.
 * @typedef {{role: 'old', vault: string, way: 'file' | 'codes', marks: string, isProven: boolean}}
 *   MoveFrom
 * @typedef {{role: 'new', vault: string}} MoveTo
 * @typedef {MoveFrom | MoveTo} Move
 */

const NAME = 'move';

/** The move that this PC has begun. A damaged note is none. @returns {Promise<Move | null>} */
export async function readMove() {
  const { [NAME]: stored } = await disk.get(NAME);
  return isMove(stored) ? stored : null;
}

/** @param {Move} move */
export function noteMove(move) {
  return disk.set({ [NAME]: move });
}

export function forgetMove() {
  return disk.remove(NAME);
}

/** @param {() => void} listener */
export function onMoveChanged(listener) {
  disk.onChanged.addListener((changes) => {
    if (NAME in changes) listener();
  });
}

/** @param {unknown} stored @returns {stored is Move} */
function isMove(stored) {
  if (typeof stored !== 'object' || stored === null) return false;
  const { role, vault, way, marks, isProven } = /** @type {Record<string, unknown>} */ (stored);
  if (typeof vault !== 'string') return false;
  if (role === 'new') return true;
  const isWay = way === 'file' || way === 'codes';
  return role === 'old' && isWay && typeof marks === 'string' && typeof isProven === 'boolean';
}
