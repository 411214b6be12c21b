// Every text stands in both languages, none stands in code, none is left over.

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
  /** @type {Record<string, {message: string}>} */ (JSON.parse(file(language)));
const [ja, en] = [texts('ja'), texts('en')];

/** Keys that the core's enums name; its own tests hold them against these files. */
const OF_THE_CORE = /^(?:entry|otpauth|foreign|import|picture|qr|kdf|vault|recovery|field|icon)_/u;
/** Where the core's surface names keys of its own. */
const surface = readdirSync(join(root, '..', 'crate/wasm/src')).map((name) =>
  readFileSync(join(root, '..', 'crate/wasm/src', name), 'utf8'),
);
const manifest = readFileSync(join(root, '..', 'manifest/base.json'), 'utf8');
const inManifest = [...manifest.matchAll(/__MSG_(\w+)__/gu)].map(([, key = '']) => key);

test('both languages have the same keys and quote the same values', () => {
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
  const quoted = (/** @type {string} */ text) => [...new Set(text.match(/\$\d/gu))].sort();
  for (const [key, { message }] of Object.entries(ja)) {
    assert.notEqual(message.trim(), '', key);
    assert.deepEqual(quoted(message), quoted(en[key]?.message ?? ''), key);
  }
});

test('no key stands twice', () => {
  for (const language of ['ja', 'en']) {
    const keys = [...file(language).matchAll(/^ {2}"(\w+)": \{$/gmu)].map(([, key]) => key);
    assert.deepEqual(keys, Object.keys(texts(language)), language);
  }
});

test('every key that code or pages name is there, and every key is named', () => {
  const named = new Set(inManifest);
  for (const source of surface) {
    for (const [, key = ''] of source.matchAll(/"((?:platform|notice|unlock|passkey)_\w+)"/gu)) {
      assert.ok(key in ja, key);
      named.add(key);
    }
  }
  for (const { source } of sources) {
    for (const [, key = ''] of source.matchAll(/data-(?:text|label|hint-text)="(\w+)"/gu))
      named.add(key);
    for (const [, key = ''] of source.matchAll(/'([a-z]+(?:_[a-z]+)*)'/gu))
      if (key in ja) named.add(key);
  }
  for (const { path, source } of sources) {
    for (const [, key = ''] of source.matchAll(/(?:message|Refusal)\(\s*'(\w+)'/gu))
      assert.ok(key in ja, `${path}: ${key}`);
    for (const [, prefix = ''] of source.matchAll(
      /(?:message\(|write\([^`'\n]*|=> \[)`(\w+_)\$\{/gu,
    )) {
      const keys = Object.keys(ja).filter((key) => key.startsWith(prefix));
      assert.notEqual(keys.length, 0, `${path}: ${prefix}`);
      for (const key of keys) named.add(key);
    }
    if (!path.endsWith('.html')) continue;
    for (const [, key = ''] of source.matchAll(/data-(?:text|label|hint-text)="(\w+)"/gu)) {
      assert.ok(key in ja, `${path}: ${key}`);
    }
  }
  const left = Object.keys(ja).filter((key) => !named.has(key) && !OF_THE_CORE.test(key));
  assert.deepEqual(left, [], 'texts that nothing shows');
});

test('no text stands in code or pages', () => {
  for (const { path, source } of sources) {
    assert.doesNotMatch(
      source,
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}](?!.*\*\/|.*\/\/)/u,
      path,
    );
    if (!path.endsWith('.html')) continue;
    const body = source
      .slice(source.indexOf('<body>'))
      .replace(/<option[^>]*>[^<]*/gu, '')
      .replace(/<[^>]*>/gu, '');
    assert.equal(body.trim(), '', `${path} shows texts of its own`);
  }
});
