// The interface of an open vault to JavaScript. The core's own tests cover its rules.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { HOTP, TOTP } from 'otpauth';
import {
  Account,
  OpenVault,
  changePassword,
  createVault,
  initSync,
  passwordQuestions,
  readText,
  unlockWithPassword,
} from '../extension/core/codes.js';
import { readDrawnCode } from './support/read-drawn-code.js';
import { refusal } from './support/refusal.js';

/** @import {EntryFields, Kind} from '../extension/core/codes.js' */

const core = join(import.meta.dirname, '..', 'extension/core/codes_bg.wasm');
/** No password is behind it: a key of any bytes serves. */
const KEY = new Uint8Array(32).fill(7);
const QUESTION = { salt: new Uint8Array(16).fill(1), memoryKib: 65_536, passes: 3, lanes: 4 };
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

before(() => void initSync({ module: readFileSync(core) }));

/**
 * A vault with accounts of these forms, and their ids.
 * @param {({kind?: Kind} & EntryFields)[]} forms
 */
function vaultOf(...forms) {
  const { sealed, key } = createVault('', QUESTION, KEY);
  const vault = OpenVault.open(sealed, key);
  const ids = forms.map(({ kind = 'totp', ...more }) => {
    const fields = { account: 'taro', ...more };
    return vault.add(Account.fromForm({ secret: SECRET, kind, fields }));
  });
  return { vault, ids, key };
}

/** @param {string} text of one account */
function accountOf(text) {
  const [account] = readText(new TextEncoder().encode(text)).accounts();
  assert.ok(account);
  return account;
}

test('a vault opens with the key of its question, and with no other', () => {
  const { id, sealed, key, removedSlots } = createVault('', QUESTION, KEY);
  assert.deepEqual(removedSlots, []);
  assert.deepEqual(passwordQuestions(['no vault', sealed, sealed]), [QUESTION]);
  assert.deepEqual(unlockWithPassword(['no vault', sealed], QUESTION, KEY), { id, key });
  const wrong = new Uint8Array(32);
  assert.equal(unlockWithPassword([sealed], QUESTION, wrong), undefined);
  assert.equal(unlockWithPassword([sealed], { ...QUESTION, passes: 4 }, KEY), undefined);
  assert.throws(
    () => unlockWithPassword([sealed], QUESTION, new Uint8Array(31)),
    refusal('platform_boundary'),
  );
  assert.throws(() => passwordQuestions(['no vault']), refusal('vault_not_a_vault'));
  assert.throws(() => createVault('', { ...QUESTION, passes: 1 }, KEY), refusal('kdf_too_cheap'));
  assert.throws(
    () => unlockWithPassword([sealed], { ...QUESTION, memoryKib: 2 ** 31 }, KEY),
    refusal('kdf_too_costly'),
  );
});

test('a changed password changes the key and removes other slots', () => {
  const { id, sealed, key } = createVault('', QUESTION, KEY);
  const vault = OpenVault.open(sealed, key);
  vault.makeRecovery();
  const other = new Uint8Array(32).fill(8);
  const changed = changePassword(vault.seal(), key, QUESTION, other);
  assert.deepEqual([changed.id, changed.removedSlots], [id, ['recovery']]);
  assert.notEqual(changed.key, key);
  assert.equal(unlockWithPassword([changed.sealed], QUESTION, KEY), undefined);
  assert.deepEqual(unlockWithPassword([changed.sealed], QUESTION, other), { id, key: changed.key });
});

test('names in Shift_JIS are read as elsewhere', () => {
  const read = (/** @type {string} */ label) =>
    accountOf(`otpauth://totp/${label}?secret=${SECRET}`).preview();
  assert.equal(read('KOSMO:%8ER%93c').account, '山田');
  assert.equal(read('KOSMO:%D4%CF%C0%DE').account, 'ﾔﾏﾀﾞ');
  assert.equal(read('KOSMO:%FB%FC%87%40').account, '髙①');
  for (const label of ['M%FCller', '%F0%40', '%8E']) {
    const { account, notices } = read(`KOSMO:${label}`);
    assert.deepEqual(
      [account, notices],
      ['', [{ code: 'notice_name_unreadable', values: [] }]],
      label,
    );
  }
});

test('entries are listed with pinned ones first, in the member’s order', () => {
  const { vault, ids, key } = vaultOf({ issuer: 'a' }, { issuer: 'b' }, { issuer: 'c' });
  const [a = '', b = '', c = ''] = ids;
  const order = (/** @type {OpenVault} */ open) => open.entries().map(({ issuer }) => issuer);
  vault.pin(c, true);
  vault.move(b, a);
  assert.deepEqual(order(vault), ['c', 'b', 'a']);
  vault.move(b, undefined);
  const again = OpenVault.open(vault.seal(), key);
  assert.deepEqual(order(again), ['c', 'a', 'b']);
  const [first] = again.entries();
  const view = {
    id: c,
    issuer: 'c',
    account: 'taro',
    icon: 'general',
    kind: 'totp',
    pinned: true,
    hasNote: false,
  };
  assert.deepEqual(first, view);
  assert.throws(() => vault.pin('00', true), refusal('vault_no_such_entry'));
  assert.throws(() => vault.move(a, 'ff'.repeat(16)), refusal('vault_no_such_entry'));
});

test('details can be changed one by one, and a refusal names the field', () => {
  const { vault, ids } = vaultOf({ issuer: 'ACME', digits: '8' });
  const [id = ''] = ids;
  vault.edit(id, { digits: '6', note: '予備：\n1234', groups: '仕事、か\u3099く, 仕事' });
  vault.useOn(id, 'login.example.co.jp');
  vault.useOn(id, 'www.example.co.jp');
  const { added, ...details } = vault.details(id);
  assert.ok(Math.abs(added - Date.now() / 1000) < 60);
  assert.deepEqual(details, {
    entry: vault.entries()[0],
    parameters: { kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: null },
    note: '予備：\n1234',
    groups: ['仕事', 'がく'],
    hosts: ['www.example.co.jp', 'login.example.co.jp'],
  });
  const before = vault.details(id);
  assert.throws(
    () => vault.edit(id, { issuer: 'x', digits: '5' }),
    refusal('entry_digits', ['digits']),
  );
  assert.throws(
    () => vault.edit(id, { note: 'x'.repeat(1001) }),
    refusal('entry_note_too_long', ['note']),
  );
  assert.throws(
    () => vault.edit(id, { issuer: 'x', groups: 'g'.repeat(41) }),
    refusal('entry_group_too_long', ['groups']),
  );
  assert.throws(
    () => vault.edit(id, { groups: '1,2,3,4,5,6,7,8,9' }),
    refusal('entry_too_many_groups', ['groups']),
  );
  assert.throws(
    () => vault.edit(id, { issuer: '', account: '' }),
    refusal('entry_name_empty', ['account']),
  );
  assert.throws(() => vault.useOn(id, 'https://example.jp/'), refusal('platform_boundary'));
  assert.deepEqual(vault.details(id), before);
  vault.forgetHosts(id);
  vault.edit(id, {});
  assert.deepEqual(vault.details(id).hosts, []);
});

test('groups are listed once, and a search finds the entries of one', () => {
  const { vault, ids } = vaultOf(
    { issuer: 'A', groups: 'x,y' },
    { issuer: 'B' },
    { issuer: 'AB', groups: 'y' },
  );
  const [a, , ab] = ids;
  assert.deepEqual(vault.groups(), ['x', 'y']);
  assert.deepEqual(vault.search('', '', 'y').ids, [a, ab]);
  assert.deepEqual(vault.search('b', '', 'y').ids, [ab]);
  assert.deepEqual(vault.search('', '', 'z').ids, []);
  assert.equal(vault.search('').ids.length, 3);
});

test('a search sees every change at once', () => {
  const { vault, ids } = vaultOf(
    { issuer: '髙﨑銀行' },
    { issuer: 'GitHub' },
    { issuer: 'ｶﾌﾞｼｷｶﾞｲｼｬ' },
  );
  const [bank = '', git = '', company = ''] = ids;
  const found = (/** @type {string} */ query, host = '') => vault.search(query, host);
  assert.deepEqual(found('高崎'), { ids: [bank], fitting: [], known: [] });
  assert.deepEqual(found('かぶ'), { ids: [company], fitting: [], known: [] });
  const atGit = { ids: [git, bank, company], fitting: [git], known: [] };
  assert.deepEqual(found('', 'www.github.com'), atGit);
  vault.useOn(bank, 'login.example.co.jp');
  const nearBank = { ids: [bank, git, company], fitting: [bank], known: [] };
  assert.deepEqual(found('', 'example.co.jp'), nearBank);
  assert.deepEqual(found('', 'login.example.co.jp'), { ...nearBank, known: [bank] });
  vault.edit(company, { note: '合言葉' });
  assert.deepEqual(found('合言葉 taro').ids, [company]);
  vault.delete(bank);
  assert.deepEqual(found('高崎').ids, []);
  vault.restore(bank);
  assert.deepEqual(found('高崎').ids, [bank]);
});

test('entries are read by id', () => {
  const { vault, ids } = vaultOf({ issuer: 'A' }, { issuer: 'B' }, { issuer: 'C' });
  const [first = '', second = '', third = ''] = ids;
  const issuers = (/** @type {string[]} */ some) => vault.views(some).map(({ issuer }) => issuer);
  assert.equal(vault.size(), 3);
  assert.deepEqual(issuers([third, first]), ['C', 'A']);
  vault.pin(second, true);
  assert.deepEqual(vault.ids(), [second, first, third]);
  assert.deepEqual(
    vault.views(ids),
    ids.map((id) => vault.entries().find((entry) => entry.id === id)),
  );
  vault.delete(first);
  assert.equal(vault.size(), 2);
  assert.deepEqual(issuers([first, third]), ['C'], 'an entry that is not there is left out');
  assert.throws(() => vault.views(['no id']), refusal('vault_no_such_entry'));
});

test('codes equal those of another program, and a counter gives one at a time', () => {
  const { vault, ids, key } = vaultOf(
    { issuer: 'time', digits: '8', period: '60', algorithm: 'SHA256' },
    { issuer: 'counter', kind: 'hotp', counter: '41' },
    { issuer: 'Steam', kind: 'steam' },
  );
  const [time = '', counter = '', steam = ''] = ids;
  const other = new TOTP({ secret: SECRET, digits: 8, period: 60, algorithm: 'SHA256' });
  const [code, letters] = vault.codes([time, counter, steam]);
  assert.ok(code && letters);
  const timestamp = Number(code.step) * 60_000;
  assert.equal(code.code, other.generate({ timestamp }));
  assert.equal(code.next?.replace(' ', ''), other.generate({ timestamp: timestamp + 60_000 }));
  assert.match(code.shown, /^\d{4} \d{4}$/u);
  assert.ok(Math.abs(timestamp + (60 - (code.secondsLeft ?? 0)) * 1000 - Date.now()) < 5_000);
  assert.match(letters.shown, /^[2-9BCDFGHJKMNPQRTVWXY]{5}$/u);
  assert.deepEqual([letters.id, letters.period, letters.code], [steam, 30, letters.shown]);
  assert.deepEqual(
    vault.codes([steam, time]).map(({ id }) => id),
    [steam, time],
  );
  assert.equal(vault.code(time)?.id, time);
  assert.equal(vault.code(counter), undefined);
  assert.throws(() => vault.codes([time, 'ff'.repeat(16)]), refusal('vault_no_such_entry'));

  const counted = new HOTP({ secret: SECRET });
  for (const step of [41, 42]) {
    const { shown, ...view } = vault.advance(counter);
    const expected = counted.generate({ counter: step });
    assert.equal(shown.replace(' ', ''), expected);
    assert.deepEqual(view, {
      id: counter,
      code: expected,
      secondsLeft: null,
      period: null,
      step: String(step),
      next: null,
    });
  }
  const stored = OpenVault.open(vault.seal(), key);
  assert.equal(stored.details(counter).parameters.counter, '43');
  assert.throws(() => vault.advance(time), refusal('vault_no_such_entry'));
  vault.edit(counter, { counter: '18446744073709551615' });
  assert.throws(() => vault.advance(counter), refusal('vault_counter_at_end'));
  assert.equal(vault.details(counter).parameters.counter, '18446744073709551615');
});

test('another reader reads the QR code for a phone, which holds the same account', () => {
  const { vault, ids } = vaultOf(
    { issuer: 'わりふ健康保険組合', account: '山田 太郎' },
    { kind: 'hotp', counter: '7', digits: '8' },
    { issuer: 'Steam', kind: 'steam' },
  );
  for (const id of ids) {
    const { size, modules } = vault.qr(id);
    assert.equal(modules.length, size * size);
    const text = readDrawnCode({ size, modules });
    assert.equal(text, vault.uri(id));
    assert.equal(vault.find(accountOf(text)), id);
  }
  assert.match(vault.uri(ids[1] ?? ''), /^otpauth:\/\/hotp\/taro\?secret=.*&counter=7$/u);
  const [id = ''] = ids;
  vault.edit(id, { issuer: '山'.repeat(256), account: '川'.repeat(256) });
  assert.throws(() => vault.qr(id), refusal('qr_too_long'));
  assert.throws(() => vault.uri('00'), refusal('vault_no_such_entry'));
});

test('of two PCs the account that was added last is compared', ({ mock }) => {
  const now = mock.method(Date, 'now', () => 1_000_000);
  const { vault, ids } = vaultOf({ account: 'a' }, { account: 'b' });
  assert.equal(vault.entryToCompare(), ids[0], 'of those that were added together the first');
  now.mock.mockImplementation(() => 2_000_000);
  const added = vault.add(accountOf(`otpauth://totp/later?secret=${SECRET}`));
  assert.equal(vault.entryToCompare(), added);
});
