// The first way that its documentation has, and the faster: it gets the file itself. What it cannot decode, WebP that is,
// goes by way of pixels.

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
