// Imported texts as the pages get them. The core's own tests hold how each format is read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  ImportReader,
  OpenVault,
  createVault,
  holdsAccounts,
  initSync,
  readText,
} from '../extension/core/codes.js';

const core = join(import.meta.dirname, '..', 'extension/core/codes_bg.wasm');
const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

const QUESTION = { salt: new Uint8Array(16), memoryKib: 65_536, passes: 3, lanes: 4 };

/** Protocol Buffers by hand: a number below 128, and text or bytes below 128. */
const number = (/** @type {number} */ field, /** @type {number} */ value) => [field * 8, value];
const bytes = (/** @type {number} */ field, /** @type {Iterable<number>} */ value) => {
  const all = [...value];
  return [field * 8 + 2, all.length, ...all];
};
const [TOTP, HOTP, UNKNOWN] = [number(6, 2), [...number(6, 1), ...number(7, 9)], number(6, 3)];
const account = (
  /** @type {string} */ name,
  /** @type {string} */ issuer,
  /** @type {number[]} */ ...more
) =>
  bytes(1, [
    ...bytes(1, utf8('Hello')),
    ...bytes(2, utf8(name)),
    ...bytes(3, utf8(issuer)),
    ...more,
  ]);
const code = (/** @type {number} */ index, /** @type {number[]} */ ...accounts) => {
  const message = [...accounts, ...number(3, 2), ...number(4, index), ...number(5, 7)];
  const data = encodeURIComponent(Buffer.from(message).toString('base64'));
  return utf8(`otpauth-migration://offline?data=${data}`);
};

const FIRST = code(0, ...account('健保:太郎', '健保', ...TOTP), ...account('花子', '', ...UNKNOWN));
const SECOND = code(1, ...account('', '', ...number(5, 2), ...HOTP));

/** @param {string} code */
const refusal = (code) => (/** @type {unknown} */ thrown) => {
  assert.ok(
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'fields' in thrown,
  );
  assert.equal(thrown.code, code);
  return true;
};

before(() => void initSync({ module: readFileSync(core) }));

const ADDRESS = utf8('otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP');

test('a text holds accounts if an address with a known scheme begins in it', () => {
  for (const text of ['OTPAUTH-MIGRATION://', '# list\r\n steam://AA', 'apple-otpauth://x']) {
    assert.equal(holdsAccounts(text), true, text);
  }
  for (const text of ['', 'JBSWY3DP', 'see otpauths://x', 'https://example.com/']) {
    assert.equal(holdsAccounts(text), false, text);
  }
});

test('an address is one account, complete by itself', () => {
  const content = readText(ADDRESS);
  assert.deepEqual(
    content.accounts().map((one) => one.preview().account),
    ['taro'],
  );
  assert.deepEqual(
    [content.refused(), content.progress(), content.isAgain],
    [[], undefined, false],
  );
  assert.ok(content.isSame(readText(ADDRESS)));
  assert.ok(!content.isSame(readText(FIRST)));
});

test('a part of a set has accounts, refusals and a place, and shows no secret', () => {
  const content = readText(FIRST);
  const parameters = { kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: null };
  const [taro, ...others] = content.accounts();
  assert.deepEqual(others, []);
  assert.deepEqual(taro?.preview(), {
    issuer: '健保',
    account: '太郎',
    parameters,
    isUsual: true,
    needsName: false,
    groups: [],
    notices: [],
  });
  const refused = { code: 'otpauth_unknown_type', fields: [], values: [] };
  assert.deepEqual(content.refused(), [{ issuer: '', account: '花子', refused }]);
  assert.deepEqual(content.progress(), { have: [1], missing: [2], isAdded: false });
  assert.ok(content.isSame(readText(FIRST)));
  assert.ok(!content.isSame(readText(SECOND)));
});

test('parts come in any order, each once, and addresses between them', () => {
  const reader = new ImportReader();
  assert.equal(reader.progress(), undefined);
  const [counted] = reader.take(SECOND).accounts();
  assert.deepEqual(counted?.preview().parameters.counter, '9');
  assert.equal(counted?.preview().needsName, true);
  assert.deepEqual(reader.progress(), { have: [2], missing: [1], isAdded: false });
  assert.equal(reader.take(ADDRESS).progress(), undefined);
  assert.equal(reader.take(SECOND).isAgain, true);
  assert.equal(reader.take(FIRST).isAgain, false);
  assert.deepEqual(reader.progress(), { have: [1, 2], missing: [], isAdded: false });
});

test('another set may begin once the one before it is complete or was added', () => {
  const reader = new ImportReader();
  reader.take(FIRST);
  const other = code(0, ...account('x', '', ...TOTP));
  assert.throws(() => reader.take(other), refusal('import_other_set'));
  assert.deepEqual(reader.progress(), { have: [1], missing: [2], isAdded: false });
  reader.markAdded();
  assert.deepEqual(reader.progress(), { have: [1], missing: [2], isAdded: true });
  assert.equal(reader.take(other).isAgain, false);
  assert.deepEqual(reader.progress(), { have: [1], missing: [2], isAdded: false });
  reader.take(SECOND);
  reader.markAdded();
  assert.equal(reader.progress(), undefined);
});

test('an account goes into a vault, once', () => {
  const { sealed, key } = createVault('', QUESTION, new Uint8Array(32));
  const vault = OpenVault.open(sealed, key);
  const [taro] = readText(FIRST).accounts();
  const [again] = readText(FIRST).accounts();
  assert.ok(taro && again);
  assert.equal(vault.find(taro), undefined);
  const id = vault.add(taro);
  assert.equal(vault.find(again), id);
  assert.deepEqual(
    vault.entries().map(({ issuer, account: name }) => [issuer, name]),
    [['健保', '太郎']],
  );
  assert.throws(() => vault.add(again), refusal('vault_already_there'));
});

test('a refused text throws its reason, and changes nothing', () => {
  const reader = new ImportReader();
  for (const [text, reason] of [
    ['otpauth-migration://offline?data=AAAA', 'import_damaged'],
    ['https://example.com/', 'foreign_web'],
    ['otpauth://totp/taro', 'otpauth_secret_missing'],
    ['otpauth://', 'otpauth_unknown_type'],
  ]) {
    assert.throws(() => reader.take(utf8(text ?? '')), refusal(reason ?? ''));
    assert.throws(() => readText(utf8(text ?? '')), refusal(reason ?? ''));
  }
  assert.equal(reader.progress(), undefined);
});
