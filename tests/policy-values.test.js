// The administrator's settings: which values are used, and why others are not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ICONS, POLICY_NAMES, limitMinutes, parsePolicy } from '../extension/base/policy-values.js';
import { iconNames } from './support/icon-names.js';
import { schema } from './support/policy-schema.js';

const { properties = {} } = schema;

/** @type {[name: string, value: unknown, used: unknown][]} */
const USED = [
  ['autoLockMinutesMax', 1, 1],
  ['autoLockMinutesMax', 480, 480],
  ['lockWhenSystemLocks', false, false],
  ['minimumPasswordLength', 64, 64],
  ['minimumPasswordStrength', 0, 0],
  ['passwordHint', ' 12文字以上 ', '12文字以上'],
  ['allowExport', false, false],
  ['offerRestore', true, true],
  ['clipboardClearSeconds', 0, 0],
  ['clipboardClearSeconds', 60, 60],
  ['language', 'ja', 'ja'],
  [
    'helpUrl',
    'https://intra.example.jp/手引き?a=1#b',
    'https://intra.example.jp/%E6%89%8B%E5%BC%95%E3%81%8D?a=1#b',
  ],
  ['helpLabel', 'あ'.repeat(60), 'あ'.repeat(60)],
  ['supportContact', '総務課 03-0000-0000', '総務課 03-0000-0000'],
  ['allowedFillHosts', [], []],
  [
    'allowedFillHosts',
    ['Portal.Example.JP', 'xn--wgv71a119e.jp', '日本語.jp', '127.0.0.1', '[::1]', 'host.'],
    ['portal.example.jp', 'xn--wgv71a119e.jp', 'xn--wgv71a119e.jp', '127.0.0.1', '[::1]', 'host'],
  ],
  [
    'preferredIssuerIcon',
    [{ issuer: ' 健保 ', icon: 'health', more: 1 }],
    [{ issuer: '健保', icon: 'health' }],
  ],
];

for (const [name, value, used] of USED) {
  test(`${name} takes ${JSON.stringify(value).slice(0, 60)}`, () => {
    assert.deepEqual(parsePolicy({ [name]: value }), { policy: { [name]: used }, dropped: [] });
  });
}

/** @type {[name: string, value: unknown, reason: string][]} */
const DROPPED = [
  ['autoLockMinutesMax', 0, 'range'],
  ['autoLockMinutesMax', 481, 'range'],
  ['autoLockMinutesMax', 5.5, 'type'],
  ['autoLockMinutesMax', '5', 'type'],
  ['autoLockMinutesMax', null, 'type'],
  ['autoLockMinutesMax', Number.NaN, 'type'],
  ['lockWhenSystemLocks', 1, 'type'],
  ['lockWhenSystemLocks', 'true', 'type'],
  ['minimumPasswordLength', 7, 'range'],
  ['minimumPasswordLength', 65, 'range'],
  ['minimumPasswordStrength', 5, 'range'],
  ['minimumPasswordStrength', -1, 'range'],
  ['passwordHint', '', 'text'],
  ['passwordHint', '  ', 'text'],
  ['passwordHint', 'a'.repeat(201), 'text'],
  ['passwordHint', 'a\nb', 'text'],
  ['passwordHint', 'a\u202eb', 'text'],
  ['passwordHint', ['a'], 'type'],
  ['allowExport', 'no', 'type'],
  ['allowExport', 0, 'type'],
  ['allowBackup', null, 'type'],
  ['offerRestore', 'true', 'type'],
  ['allowedFillHosts', 'portal.example.jp', 'type'],
  ['allowedFillHosts', { 0: 'portal.example.jp' }, 'type'],
  ['allowedFillHosts', Array(1001).fill('a.jp'), 'range'],
  ['clipboardClearSeconds', 20, 'choice'],
  ['clipboardClearSeconds', '30', 'type'],
  ['helpUrl', 'http://intra.example.jp/', 'address'],
  ['helpUrl', 'javascript:alert(1)', 'address'],
  ['helpUrl', 'data:text/html,a', 'address'],
  ['helpUrl', 'https://user:pass@example.jp/', 'address'],
  ['helpUrl', 'intra.example.jp', 'address'],
  ['helpUrl', '', 'address'],
  ['helpUrl', `https://example.jp/${'a'.repeat(2000)}`, 'address'],
  ['helpUrl', 5, 'type'],
  ['helpLabel', 'あ'.repeat(61), 'text'],
  ['supportContact', 'a\tb', 'text'],
  ['language', 'fr', 'choice'],
  ['language', 'JA', 'choice'],
  ['language', 1, 'type'],
  ['preferredIssuerIcon', { issuer: 'A', icon: 'bank' }, 'type'],
  ['autolockminutesmax', 5, 'unknown'],
  ['allowCloud', true, 'unknown'],
  ['toString', true, 'unknown'],
  ['__proto__x', true, 'unknown'],
];

for (const [name, value, reason] of DROPPED) {
  test(`${name} drops ${JSON.stringify(value)?.slice(0, 60)}`, () => {
    const beside = { helpLabel: '手引き', [name]: value, allowImport: false };
    const { policy, dropped } = parsePolicy(beside);
    assert.deepEqual(dropped, [{ name, reason }]);
    assert.equal(policy.helpLabel, name === 'helpLabel' ? undefined : '手引き');
    assert.equal(policy.allowImport, false);
  });
}

/** @type {[name: string, item: unknown, reason: string][]} */
const DROPPED_ITEMS = [
  ['allowedFillHosts', 4, 'type'],
  ['allowedFillHosts', '', 'host'],
  ['allowedFillHosts', '*.example.jp', 'host'],
  ['allowedFillHosts', 'https://example.jp', 'host'],
  ['allowedFillHosts', 'example.jp/login', 'host'],
  ['allowedFillHosts', 'example.jp:8080', 'host'],
  ['allowedFillHosts', 'user@example.jp', 'host'],
  ['allowedFillHosts', 'exa mple.jp', 'host'],
  ['allowedFillHosts', '300.1.1.1', 'host'],
  ['preferredIssuerIcon', 'bank', 'type'],
  ['preferredIssuerIcon', null, 'type'],
  ['preferredIssuerIcon', { issuer: 'A' }, 'type'],
  ['preferredIssuerIcon', { icon: 'bank' }, 'type'],
  ['preferredIssuerIcon', { issuer: 'A', icon: 'general' }, 'icon'],
  ['preferredIssuerIcon', { issuer: 'A', icon: 'Bank' }, 'icon'],
  ['preferredIssuerIcon', { issuer: '', icon: 'bank' }, 'text'],
];

const GOOD_ITEMS = { allowedFillHosts: 'a.jp', preferredIssuerIcon: { issuer: 'B', icon: 'shop' } };

for (const [name, item, reason] of DROPPED_ITEMS) {
  test(`${name} drops the item ${JSON.stringify(item)}`, () => {
    const good = GOOD_ITEMS[/** @type {keyof typeof GOOD_ITEMS} */ (name)];
    assert.deepEqual(parsePolicy({ [name]: [good, item, good] }), {
      policy: { [name]: [good, good] },
      dropped: [{ name: `${name}[1]`, reason }],
    });
  });
}

test('the settings and their bounds are those of the schema', () => {
  assert.deepEqual(POLICY_NAMES, Object.keys(properties));
  for (const [name, node] of Object.entries(properties)) {
    const isUsed = (/** @type {unknown} */ value) => name in parsePolicy({ [name]: value }).policy;
    for (const value of [node.minimum, node.maximum, ...(node.enum ?? [])])
      if (value !== undefined) assert.ok(isUsed(value), `${name}: ${value}`);
    if (node.minimum !== undefined) assert.ok(!isUsed(node.minimum - 1), name);
    if (node.maximum !== undefined) assert.ok(!isUsed(node.maximum + 1), name);
  }
});

test('the icons are those of the core', () => {
  assert.deepEqual(
    ICONS,
    iconNames()
      .filter((one) => one !== 'general')
      .sort(),
  );
});

/** The user's choice, the administrator's setting, and what is in force. */
const LOCK_TIMES = [
  [5, undefined, 5],
  [0, undefined, 0],
  [5, 10, 5],
  [10, 10, 10],
  [15, 10, 10],
  [0, 10, 10],
  [1, 1, 1],
  [480, 7, 7],
];

for (const [chosen = 0, most, inForce] of LOCK_TIMES) {
  test(`${chosen} minutes to the lock with at most ${most} are ${inForce}`, () => {
    assert.equal(limitMinutes(chosen, most), inForce);
  });
}
