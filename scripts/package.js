// scripts/package.js [--quick] [--key FILE --address URL]: dist/packages/, with a zip for each
// store, a signed package with its update manifest if there is a key, the bill of materials, the
// provenance and the hashes of them all.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFolders } from './folders.js';
import { BROWSERS, hostedManifest, manifestFor, manifestText } from './manifest.js';
import { crxOf, idOf, signingKey } from './packages/crx.js';
import { folderFiles } from './packages/folder-files.js';
import { provenanceOf, tools } from './packages/provenance.js';
import { billOfMaterials } from './packages/sbom.js';
import { updateManifest } from './packages/update-manifest.js';
import { zipOf } from './packages/zip.js';

/** @import {KeyObject} from 'node:crypto' */
/** @import {Manifest} from './manifest.js' */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist', 'packages');
const USAGE = 'usage: scripts/package [--quick] [--key FILE --address URL]';
/** The environment may hold the key instead of a file, as text. */
const KEY_VARIABLE = 'WARIFU_KEY';

const options = readOptions();
await writeFolders();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { version } = manifestFor('chrome');
for (const browser of BROWSERS) {
  put(`warifu-${browser}-${version}.zip`, zipOf(filesWith(manifestFor(browser))));
}
const own = options.signing && {
  ...options.signing,
  name: `warifu-${version}.crx`,
  manifest: hostedManifest(new URL('update.xml', options.signing.address).href),
};
if (own) put(`${own.name}.zip`, zipOf(filesWith(own.manifest)));
if (!options.isQuick) compressZips();
if (own) sign(own);
else console.log(`no key is given, so no signed package is made\n${USAGE}`);
putPapers();
putSums();

/** @returns {{isQuick: boolean, signing: {key: KeyObject, address: string} | null}} */
function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      key: { type: 'string' },
      address: { type: 'string' },
    },
  });
  const { quick: isQuick, key, address } = values;
  const pem = key === undefined ? process.env[KEY_VARIABLE] : readFileSync(key, 'utf8');
  if (pem === undefined && address === undefined) return { isQuick, signing: null };
  if (!pem || address === undefined) throw new Error(`key and address go together\n${USAGE}`);
  // Names of files are added to it.
  if (!address.endsWith('/')) throw new Error('the address must be that of a folder, ending in /');
  return { isQuick, signing: { key: signingKey(pem), address: new URL(address).href } };
}

/** The packages differ in the manifest alone. @param {Manifest} manifest */
function filesWith(manifest) {
  const text = new TextEncoder().encode(manifestText(manifest));
  return folderFiles('chrome').set('manifest.json', text);
}

/** Takes twenty seconds. */
function compressZips() {
  const zips = readdirSync(folder).map((name) => join(folder, name));
  const program = ['run', '--quiet', '--locked', '--package', 'warifu-zip', '--'];
  execFileSync('cargo', [...program, ...zips.sort()], { cwd: root, stdio: 'inherit' });
}

/** @param {{key: KeyObject, address: string, name: string, manifest: Manifest}} own */
function sign({ key, address, name, manifest }) {
  const zip = join(folder, `${name}.zip`);
  put(name, crxOf(readFileSync(zip), key));
  rmSync(zip);
  const codebase = new URL(name, address).href;
  const leastBrowser = String(manifest['minimum_chrome_version']);
  put('update.xml', updateManifest({ id: idOf(key), version, leastBrowser, codebase }));
  console.log(`the extension's id is ${idOf(key)}`);
}

function putPapers() {
  const { rustc, ...others } = tools();
  const named = Object.entries(others).map(([name, version]) => ({ name, version }));
  const rust = rustc.split(' ')[0] ?? '';
  const bill = { version, rust, tools: [{ name: 'rustc', version: rust }, ...named] };
  put(`warifu-${version}.cdx.json`, billOfMaterials(bill));
  // The key's file and the address are the publisher's own.
  const command = options.signing ? 'scripts/package --key FILE --address URL' : 'scripts/package';
  const provenance = provenanceOf(command);
  if (provenance.isChanged) console.warn('files differ from the commit, as the provenance says');
  put('provenance.json', `${JSON.stringify(provenance, null, 2)}\n`);
}

/** As `sha256sum --check` reads them. */
function putSums() {
  const lines = readdirSync(folder)
    .sort()
    .map((name) => {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return `${hash}  ${name}\n`;
    });
  put('SHA256SUMS', lines.join(''));
}

/** @param {string} name @param {string | Uint8Array} content */
function put(name, content) {
  writeFileSync(join(folder, name), content);
  console.log(`dist/packages/${name}`);
}
