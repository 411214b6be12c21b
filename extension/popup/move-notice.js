// The notice of a move to another PC that is not finished.

import { readMove } from '../vault/move-progress.js';

/** @import {FindNotice} from './notice-line.js' */

/** @type {FindNotice} */
export async function moveNotice({ vaultId }) {
  const move = await readMove();
  if (move?.vault !== vaultId) return null;
  const page = `move/move.html#${move.role}`;
  return { text: 'list_moving', action: 'action_to_move', page };
}
