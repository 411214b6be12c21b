// The readers that are compared.

import { join } from 'node:path';
import { browserReaders } from './browser.js';
import { programReader } from './process.js';

const root = join(import.meta.dirname, '../../..');
const NATIVE = join(root, 'target/release/examples/bench_reader');
const ZXING = join(import.meta.dirname, 'read_zxing.py');

export const WASM = 'Warifu wasm';
export const NATIVELY = 'Warifu native';
/** The same reader with two inputs, the file or its pixels: a product may use either. */
export const ZXING_WASM = ['zxing-wasm', 'zxing-wasm px'];

/** In the order of the table. Each starts with its first picture. */
export async function openReaders() {
  const python = process.env['WARIFU_ZXING_PYTHON'];
  if (!python)
    throw new Error(
      'WARIFU_ZXING_PYTHON does not name a Python with zxing-cpp: run this through the scripts',
    );
  const inBrowser = {
    [WASM]: 'warifu',
    jsQR: 'jsqr',
    'zxing-wasm': 'zxing-wasm',
    'zxing-wasm px': 'zxing-wasm-pixels',
  };
  const chromium = await browserReaders(inBrowser);
  const [wasm, ...others] = chromium.readers;
  if (wasm === undefined) throw new Error('no reader in the browser');
  const programs = {
    native: programReader(NATIVELY, NATIVE, ['warifu']),
    rqrr: programReader('rqrr', NATIVE, ['rqrr']),
    zxing: programReader('zxing-cpp', python, ['-X', 'utf8', ZXING]),
  };
  const close = async () => {
    await chromium.close();
    for (const program of Object.values(programs)) await program.close();
  };
  const readers = [wasm, programs.native, programs.rqrr, ...others, programs.zxing];
  return { readers, version: chromium.version, close };
}
