// scripts/verify.js PACKAGE: compares a package with dist/chrome/ and the manifests. The exit code
// is 0 if all is equal, 1 if anything differs, and 2 if the package cannot be read.

import { readFileSync } from 'node:fs';
import { contentHash } from './content-hash.js';
import { STORE_FILES, compare } from './packages/compare.js';
import { archiveIn } from './packages/crx.js';
import { folderFiles } from './packages/folder-files.js';
import { filesIn } from './packages/zip.js';

/** @import {Files} from './packages/zip.js' */

const [path = ''] = process.argv.slice(2);
const files = read(path);
if (files === null) process.exitCode = 2;
else {
  const own = [...files].filter(([name]) => !STORE_FILES.includes(name));
  const { differences, additions, kind } = compare(files, folderFiles('chrome'));
  for (const text of additions) console.log(`added by the publisher: ${text}`);
  for (const text of differences) console.log(text);
  console.log(`content hash: ${contentHash(own)}`);
  const isSame = differences.length === 0;
  console.log(
    isSame
      ? `${path} is this source (the package for ${kind}, ${files.size} files)`
      : `${path} is NOT this source: ${differences.length} differences`,
  );
  process.exitCode = isSame ? 0 : 1;
}

/** @param {string} path @returns {Files | null} */
function read(path) {
  try {
    return filesIn(archiveIn(new Uint8Array(readFileSync(path))));
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
