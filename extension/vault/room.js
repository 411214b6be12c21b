// The room in the browser's storage.

import { diskUsage } from '../browser/storage.js';

/** From this share on the storage counts as nearly full. */
const NEARLY_FULL = 0.8;

/** Bytes that are used and that can be used. */
export async function readRoom() {
  const { used, most } = await diskUsage();
  return { used, most, isNearlyFull: used >= most * NEARLY_FULL };
}
