import { pixelsOf } from './pixels.js';

/** @typedef {typeof import('jsqr').default} JsQr */

const PACKAGE = '/node_modules/jsqr/dist/jsQR.js';

export async function load() {
  // The script sets a property of the global object.
  await import(PACKAGE);
  const { jsQR } = /** @type {{jsQR: JsQr}} */ (/** @type {unknown} */ (self));
  return async (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
    const { data, width, height } = await pixelsOf(file);
    const code = jsQR(data, width, height);
    // The text is empty if it cannot decode the characters.
    return code === null || code.data === '' ? [] : [code.data];
  };
}
