// Google's transfer QR codes at the boundary to JavaScript. The core's tests cover their content.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Account, OpenVault, Transfer, createVault, initSync } from '../extension/core/codes.js';

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

test('a transfer QR code is recognised by its scheme', () => {
  assert.equal(Transfer.isTransfer(FIRST), true);
  assert.equal(Transfer.isTransfer(utf8('OTPAUTH-MIGRATION://')), true);
  assert.equal(Transfer.isTransfer(utf8('otpauth://totp/taro?secret=JBSWY3DPEHPK3PXP')), false);
  assert.equal(Transfer.isTransfer(new Uint8Array([0xff, 0xfe])), false);
  assert.equal(Transfer.isTransfer(new Uint8Array()), false);
});

test('the view has parts and accounts, and no secret', () => {
  const transfer = new Transfer();
  assert.deepEqual(transfer.view(), { parts: 0, have: [], missing: [], accounts: [] });
  transfer.take(SECOND);
  transfer.take(FIRST);
  transfer.take(FIRST);
  const usual = {
    algorithm: 'SHA1',
    kind: 'totp',
    digits: 6,
    period: 30,
    counter: null,
    isUsual: true,
    needsName: false,
    notices: [],
  };
  const counted = { kind: 'hotp', digits: 8, period: null, counter: '9', isUsual: false };
  assert.deepEqual(transfer.view(), {
    parts: 2,
    have: [1, 2],
    missing: [],
    accounts: [
      {
        issuer: '健保',
        account: '太郎',
        preview: { issuer: '健保', account: '太郎', ...usual },
        refused: null,
      },
      {
        issuer: '',
        account: '花子',
        preview: null,
        refused: { code: 'otpauth_unknown_type', fields: [], values: [] },
      },
      {
        issuer: '',
        account: '',
        preview: { issuer: '', account: '', ...usual, ...counted, needsName: true },
        refused: null,
      },
    ],
  });
});

test('an account goes into a vault, once', () => {
  const transfer = new Transfer();
  transfer.take(FIRST);
  assert.deepEqual(transfer.view().missing, [2]);
  const { sealed, key } = createVault('', QUESTION, new Uint8Array(32));
  const vault = OpenVault.open(sealed, key);
  const taro = transfer.account(0);
  assert.equal(vault.find(taro), undefined);
  const id = vault.add(taro);
  assert.equal(vault.find(transfer.account(0)), id);
  assert.deepEqual(
    vault.entries().map(({ issuer, account }) => [issuer, account]),
    [['健保', '太郎']],
  );
  assert.throws(() => vault.add(transfer.account(0)), refusal('vault_already_there'));
});

test('a refusal throws its reason and changes nothing', () => {
  const transfer = new Transfer();
  assert.throws(
    () => transfer.take(utf8('otpauth-migration://offline?data=AAAA')),
    refusal('import_damaged'),
  );
  assert.throws(
    () => transfer.take(utf8('https://example.com/')),
    refusal('import_not_a_transfer'),
  );
  assert.equal(transfer.view().parts, 0);
  transfer.take(FIRST);
  const view = transfer.view();
  assert.throws(
    () => transfer.take(code(0, ...account('x', '', ...TOTP))),
    refusal('import_other_transfer'),
  );
  assert.throws(() => transfer.account(1), refusal('otpauth_unknown_type'));
  assert.throws(() => transfer.account(2), refusal('platform_boundary'));
  assert.deepEqual(transfer.view(), view);
});

test('a function for one account refuses a transfer', () => {
  assert.throws(() => Account.fromText(FIRST), refusal('otpauth_migration'));
});
