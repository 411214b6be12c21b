// Makes the files for administrators from manifest/policy.schema.json.
//   node scripts/policy.js                       docs/admin/policy/ and the tables of docs/admin/
//   node scripts/policy.js FOLDER CHROME-ID EDGE-ID   for packages with ids of one's own

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { administratorFiles, policyFiles } from './policy/files.js';

const root = join(import.meta.dirname, '..');
const [folder, chrome, edge] = process.argv.slice(2);

if (folder === undefined) {
  write(root, await policyFiles());
} else {
  if (chrome === undefined || edge === undefined) {
    throw new Error('usage: node scripts/policy.js [FOLDER CHROME-ID EDGE-ID]');
  }
  write(folder, await administratorFiles({ chrome, edge }));
}

/** @param {string} place @param {Map<string, string>} files */
function write(place, files) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  console.log(`${files.size} files in ${place}`);
}
