// The bill of materials, the update manifest, the keys that sign, and the one place of the version.

import assert from 'node:assert/strict';
import { generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { manifestFor } from '../scripts/manifest.js';
import { archiveIn, crxOf, idOf, signingKey } from '../scripts/packages/crx.js';
import { updateManifest } from '../scripts/packages/update-manifest.js';
import { MODULES, builtIn, shipped } from '../scripts/shipped.js';

/**
 * @typedef {object} Component
 * @property {string} bom-ref
 * @property {string} name
 * @property {string} version
 * @property {string} [purl]
 * @property {{alg: string, content: string}[]} [hashes]
 * @property {{expression: string}[]} [licenses]
 */

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const { version } = manifestFor('chrome');
/** @type {{components: Component[], dependencies: {ref: string, dependsOn: string[]}[]}} */
const bill = JSON.parse(read(`dist/packages/warifu-${version}.cdx.json`));

test('the bill of materials has every package of every module, and no tool', () => {
  const purls = bill.components.flatMap(({ purl }) => purl ?? []);
  assert.deepEqual(
    purls.toSorted(),
    builtIn()
      .map((one) => `pkg:cargo/${one.name}@${one.version}`)
      .sort(),
  );
  const codes = bill.dependencies.find(({ ref }) => ref === 'core/codes_bg.wasm');
  const linked = shipped(['warifu-codes-wasm']).length;
  // The standard library is no package of the registry, and the module is not its own part.
  assert.equal(codes?.dependsOn.length, linked);
  assert.deepEqual(
    purls.filter((one) => /\/(?:syn|quote|rollup|puppeteer-core)@/u.test(one)),
    [],
  );
});

test('each package in it has its hash and its licence', () => {
  for (const { purl, hashes, licenses, name } of bill.components) {
    if (purl === undefined) continue;
    assert.match(hashes?.[0]?.content ?? '', /^[0-9a-f]{64}$/u, name);
    assert.ok(licenses?.[0]?.expression, name);
  }
});

test('its names are unique, and each that a module depends on is there', () => {
  const refs = bill.components.map((one) => one['bom-ref']);
  assert.equal(new Set(refs).size, refs.length);
  for (const { ref, dependsOn } of bill.dependencies) {
    assert.ok(ref === 'warifu' || refs.includes(ref), ref);
    assert.deepEqual(
      dependsOn.filter((one) => !refs.includes(one)),
      [],
      ref,
    );
  }
  const modules = readdirSync(join(root, 'dist/chrome/core')).filter((one) => /\.wasm$/u.test(one));
  assert.deepEqual(
    refs.filter((one) => one.startsWith('core/')).sort(),
    modules.map((one) => `core/${one}`).sort(),
  );
  assert.equal(modules.length, MODULES.length);
});

/** @param {import('node:crypto').KeyObject} key */
const pem = (key) => String(key.export({ type: 'pkcs8', format: 'pem' }));

test('only an RSA key of 2,048 bits or more signs', () => {
  const good = signingKey(pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
  assert.match(idOf(good), /^[a-p]{32}$/u);
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const key of [weak, elliptic]) assert.throws(() => signingKey(pem(key)), /RSA/u);
  assert.throws(() => signingKey('no key'), /private key in PEM/u);
});

/**
 * The fields of a message in Protocol Buffers, all of which are bytes, by their numbers.
 * @param {Buffer} message
 */
function fieldsIn(message) {
  /** @type {Map<number, Buffer>} */
  const fields = new Map();
  let at = 0;
  const varint = () => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = message.readUInt8(at++);
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  while (at < message.length) {
    const number = Math.floor(varint() / 8);
    const length = varint();
    fields.set(number, message.subarray(at, at + length));
    at += length;
  }
  return fields;
}

test('a signed package has a signature of its archive and id by its key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const archive = Buffer.from('the archive');
  const crx = crxOf(archive, privateKey);
  assert.equal(crx.toString('latin1', 0, 4), 'Cr24');
  assert.equal(crx.readUInt32LE(4), 3);
  const end = 12 + crx.readUInt32LE(8);
  assert.deepEqual(crx.subarray(end), archive);
  assert.deepEqual(archiveIn(crx), archive);
  const header = fieldsIn(crx.subarray(12, end));
  const proof = fieldsIn(header.get(2) ?? Buffer.alloc(0));
  assert.deepEqual(proof.get(1), publicKey.export({ type: 'spki', format: 'der' }));
  const data = header.get(10_000) ?? Buffer.alloc(0);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, data, archive]);
  assert.ok(verify('sha256', signed, publicKey, proof.get(2) ?? Buffer.alloc(0)));
  const id = fieldsIn(data).get(1)?.toString('hex') ?? '';
  const letters = [...id].map((digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
  assert.equal(letters.join(''), idOf(privateKey));
});

test('the update manifest escapes the address', () => {
  const text = updateManifest({
    id: 'abcd',
    version: '1.2',
    leastBrowser: '120',
    codebase: 'https://server.example/?a=1&b="<',
  });
  assert.match(text, /codebase="https:\/\/server\.example\/\?a=1&amp;b=&quot;&lt;"/u);
  assert.match(text, /appid="abcd"/u);
});

test('the version has one place', () => {
  for (const path of ['manifest/base.json', 'manifest/chrome.json', 'package.json']) {
    assert.equal('version' in JSON.parse(read(path)), false, path);
  }
  const crates = shipped().filter(({ source }) => source === null);
  for (const { name, version: own } of crates.filter(({ name }) => name.startsWith('warifu-'))) {
    assert.equal(own, version, name);
  }
  const names = readdirSync(join(root, 'dist/packages'));
  assert.ok(names.includes(`warifu-chrome-${version}.zip`), names.join());
});
