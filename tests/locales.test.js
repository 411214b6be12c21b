// The texts in `_locales`: complete in both languages, described for translators, and all used.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', 'extension');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:js|html)$/u.test(path) && !path.startsWith('core'))
  .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
const file = (/** @type {string} */ language) =>
  readFileSync(join(root, '_locales', language, 'messages.json'), 'utf8');
const texts = (/** @type {string} */ language) =>
  /** @type {Record<string, {message: string, description?: string}>} */ (
    JSON.parse(file(language))
  );
const [ja, en] = [texts('ja'), texts('en')];

/** Keys that the core's enums produce. Tests of the core compare them with these files. */
const CORE_STAGES = [
  'entry',
  'otpauth',
  'foreign',
  'import',
  'picture',
  'qr',
  'kdf',
  'vault',
  'replica',
  'part',
  'recovery',
  'unfit',
  'write',
  'field',
  'icon',
];
const CORE_KEYS = new RegExp(`^(?:${CORE_STAGES.join('|')})_`, 'u');
/** The sources of the wasm crate, which contain a few keys as strings. */
const wasmSources = readdirSync(join(root, '..', 'crate/wasm'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.endsWith('.rs'))
  .map((name) => readFileSync(join(root, '..', 'crate/wasm', name), 'utf8'));
const manifest = readFileSync(join(root, '..', 'manifest/base.json'), 'utf8');
const manifestKeys = [...manifest.matchAll(/__MSG_(\w+)__/gu)].map(([, key = '']) => key);

/** @param {string} text @returns {string[]} each of `$1` to `$9` once */
const placeholdersOf = (text) => [...new Set(text.match(/\$\d/gu))].sort();

test('both languages have the same keys and placeholders', () => {
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
  for (const [key, { message }] of Object.entries(ja)) {
    assert.notEqual(message.trim(), '', key);
    assert.deepEqual(placeholdersOf(message), placeholdersOf(en[key]?.message ?? ''), key);
  }
});

test('every message has the same description in both languages', () => {
  for (const [key, { message, description = '' }] of Object.entries(en)) {
    assert.notEqual(description.trim(), '', `${key} has no description`);
    assert.equal(ja[key]?.description, description, key);
    const explained = placeholdersOf(description);
    for (const one of placeholdersOf(message)) assert.ok(explained.includes(one), `${key}: ${one}`);
  }
});

test('descriptions refer only to keys that exist', () => {
  const keys = Object.keys(en);
  for (const [key, { description = '' }] of Object.entries(en)) {
    for (const [name] of description.matchAll(/\b[a-z]+_[a-z_\d]*/gu)) {
      const exists = keys.some((one) => (name.endsWith('_') ? one.startsWith(name) : one === name));
      assert.ok(exists, `${key} refers to ${name}`);
    }
  }
});

/** Japanese texts about accounts of other apps and of the browser. Those in Warifu are 登録. */
const OTHER_ACCOUNTS =
  /^(?:import|file|otpauth|replica|sync)_|^(?:region_transfer|restore_why_account|way_sync|export_next_google|steps_phone_1)$/u;

test('one word for what is in Warifu: account in English, 登録 in Japanese', () => {
  const manual = readFileSync(join(root, '..', 'docs/manual/en.md'), 'utf8');
  assert.doesNotMatch(manual, /\bentr(?:y|ies)\b/iu);
  for (const [key, { message }] of Object.entries(en))
    assert.doesNotMatch(message, /\bentr(?:y|ies)\b/iu, key);
  for (const [key, { message }] of Object.entries(ja)) {
    assert.doesNotMatch(message, /エントリ/u, key);
    if (!OTHER_ACCOUNTS.test(key)) assert.doesNotMatch(message, /アカウント/u, key);
  }
});

test('English texts about the sync tell the browser account from those in Warifu', () => {
  for (const [key, { message }] of Object.entries(en)) {
    if (/^(?:sync_|replica_|way_sync)/u.test(key))
      assert.doesNotMatch(message, /(?<!browser )\baccount\b/u, key);
  }
});

test('no key occurs twice', () => {
  for (const language of ['ja', 'en']) {
    const keys = [...file(language).matchAll(/^ {2}"(\w+)": \{$/gmu)].map(([, key]) => key);
    assert.deepEqual(keys, Object.keys(texts(language)), language);
  }
});

test('every key in code and pages exists, and every key is used', () => {
  const used = new Set(manifestKeys);
  for (const source of wasmSources) {
    for (const [, key = ''] of source.matchAll(/"((?:platform|notice|unlock|passkey)_\w+)"/gu)) {
      assert.ok(key in ja, key);
      used.add(key);
    }
  }
  for (const { source } of sources) {
    for (const [, key = ''] of source.matchAll(/data-(?:text|label|hint-text)="(\w+)"/gu))
      used.add(key);
    for (const [, key = ''] of source.matchAll(/'([a-z]+(?:_[a-z]+)*)'/gu))
      if (key in ja) used.add(key);
  }
  for (const { path, source } of sources) {
    for (const [, key = ''] of source.matchAll(/(?:message|Refusal)\(\s*'(\w+)'/gu))
      assert.ok(key in ja, `${path}: ${key}`);
    for (const [, prefix = ''] of source.matchAll(
      /(?:message\(|write\([^`'\n]*|=> \[\s*)`(\w+_)\$\{/gu,
    )) {
      const keys = Object.keys(ja).filter((key) => key.startsWith(prefix));
      assert.notEqual(keys.length, 0, `${path}: ${prefix}`);
      for (const key of keys) used.add(key);
    }
    if (!path.endsWith('.html')) continue;
    for (const [, key = ''] of source.matchAll(/data-(?:text|label|hint-text)="(\w+)"/gu)) {
      assert.ok(key in ja, `${path}: ${key}`);
    }
  }
  const unused = Object.keys(ja).filter((key) => !used.has(key) && !CORE_KEYS.test(key));
  assert.deepEqual(unused, [], 'unused texts');
});

test('code and pages contain no texts of their own', () => {
  for (const { path, source } of sources) {
    // Its patterns match the labels of fields of other sites. No user reads them.
    const texts =
      path === 'fill/fill-field.js'
        ? source.replaceAll(/^\s+(?:const \w+ = )?\/.+\/iu;$/gmu, '')
        : source;
    assert.doesNotMatch(
      texts,
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}](?!.*\*\/|.*\/\/)/u,
      path,
    );
    if (!path.endsWith('.html')) continue;
    const body = source
      .slice(source.indexOf('<body>'))
      .replace(/<option[^>]*>[^<]*/gu, '')
      .replace(/<[^>]*>/gu, '');
    assert.equal(body.trim(), '', `${path} contains text`);
  }
});
