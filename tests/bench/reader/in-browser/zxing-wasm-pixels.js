// The other way that its documentation has.

import { pixelsOf } from './pixels.js';
import { loadZxing } from './zxing.js';

export async function load() {
  const read = await loadZxing();
  return async (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
    const results = await read(await pixelsOf(file));
    return results.map(({ text }) => text);
  };
}
