// The first input of its documentation, and the faster one: the file. WebP, which it cannot decode,
// is read by its pixels.

import { pixelsOf } from './pixels.js';
import { loadZxing } from './zxing.js';

export async function load() {
  const read = await loadZxing();
  return async (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
    let results = await read(file);
    if (results.some(({ isValid }) => !isValid)) results = await read(await pixelsOf(file));
    return results.map(({ text }) => text);
  };
}
