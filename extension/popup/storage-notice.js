// The notice of storage that is not kept, or that is nearly full.

import { isPrivate } from '../browser/browser.js';
import { readRoom } from '../vault/room.js';

/** @import {FindNotice} from './notice-line.js' */

/** @type {FindNotice} */
export async function storageNotice() {
  const more = { action: 'action_show_health', page: 'health/health.html' };
  if (isPrivate()) return { text: 'list_private', ...more };
  const { isNearlyFull } = await readRoom();
  return isNearlyFull ? { text: 'list_nearly_full', ...more } : null;
}
