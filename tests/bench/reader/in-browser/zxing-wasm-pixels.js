// The second input of its documentation: the pixels.

import { pixelsOf } from './pixels.js';
import { loadZxing } from './zxing.js';

export async function load() {
  const read = await loadZxing();
  return async (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
    const results = await read(await pixelsOf(file));
    return results.map(({ text }) => text);
  };
}
