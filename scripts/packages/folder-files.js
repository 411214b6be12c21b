// The files of a built folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../build-files.js';

/** @import {Files} from './zip.js' */

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** @param {string} browser @returns {Files} */
export function folderFiles(browser) {
  const folder = join(dist, browser);
  return new Map(
    listFiles(folder).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  );
}
