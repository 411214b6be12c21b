import {
  prepareZXingModule,
  readBarcodes,
} from '../../../../node_modules/zxing-wasm/dist/es/reader/index.js';

/** @import {ReaderOptions} from 'zxing-wasm/reader' */

/** Otherwise the defaults. @type {ReaderOptions} */
const OPTIONS = { formats: ['QRCode'] };
const FOLDER = '/node_modules/zxing-wasm/dist/reader/';

/** zxing-wasm from node_modules. */
export async function loadZxing() {
  const locateFile = (/** @type {string} */ path) => FOLDER + path;
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  return (/** @type {Uint8Array<ArrayBuffer> | ImageData} */ input) => readBarcodes(input, OPTIONS);
}
