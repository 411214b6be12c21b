// Two PCs with the same account of the browser keep a vault alike. The account holds ciphertext
// only. The browser's own synced area is used; the test carries it between two browsers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add } from '../support/browser/extension-modules.js';
import { writings } from '../support/browser/profile.js';
import { carry, synced } from '../support/browser/synced.js';
import { until } from '../support/browser/until.js';
import { text } from '../support/browser/views.js';
import {
  arrives,
  change,
  changePassword,
  isChecked,
  joinedPc,
  namesOf,
  now,
  press,
  syncedPc,
  trashOf,
} from '../support/member/synced-pcs.js';
import { noteOtherKey } from '../support/screens/syncing.js';

test('a second PC takes the vault over, and changes reach both', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  assert.deepEqual(await namesOf(second), ['alice']);

  // Both change at once, before either has heard of the other.
  await add(first, ['bob']);
  await add(second, ['carol']);
  await now(first);
  await arrives(first, second, ['alice', 'bob', 'carol']);
  await now(second);
  await arrives(second, first, ['alice', 'bob', 'carol']);
});

test('the account holds ciphertext only', async (context) => {
  const first = await syncedPc(context, ['alice.sato@example.jp']);
  const items = await synced(first.page);
  const all = Buffer.from(JSON.stringify(items));
  assert.ok(Object.keys(items).length > 0);
  for (const text of ['alice.sato@example.jp', 'JBSWY3DPEHPK3PXP', 'Hello!']) {
    for (const form of writings(text)) assert.equal(all.indexOf(form), -1, text);
  }
  const copies = Object.values(items).map((item) => Buffer.from(String(item), 'base64'));
  for (const copy of copies) assert.equal(copy.indexOf('alice'), -1);
});

test('a deletion reaches the other PC, where the entry stays in the trash', async (context) => {
  const first = await syncedPc(context, ['alice', 'bob']);
  const second = await joinedPc(context, first);
  await change(first, 'delete', 'bob');
  await now(first);
  await arrives(first, second, ['alice']);
  assert.deepEqual(await trashOf(second), ['bob']);

  // Restored here, renamed there: both count.
  await change(first, 'restore', 'bob');
  await change(second, 'rename', 'alice');
  await now(first);
  await arrives(first, second, ['bob', 'renamed']);
  await now(second);
  await arrives(second, first, ['bob', 'renamed']);
});

test('a password that was changed on one PC is asked for on the other', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  await changePassword(first, 'another good password 9');
  await add(first, ['bob']);
  await now(first);
  await add(second, ['carol']);
  // A pass that is under way would write over what arrives.
  await now(second);
  await carry(first.page, second.page);
  await second.sync.waitForSelector('#rekey:not([hidden])');
  assert.match(await text(second.sync, '#problem'), /マスターパスワード/u);
  assert.deepEqual(await namesOf(second), ['alice', 'carol'], 'nothing is lost meanwhile');
  await second.sync.type('#rekey-password', 'wrong password');
  await second.sync.click('#rekey [type=submit]');
  await second.sync.waitForSelector('#rekey [aria-invalid]');
  await second.sync.$eval('#rekey-password', (one) => {
    if (one instanceof HTMLInputElement) one.value = '';
  });
  await second.sync.type('#rekey-password', 'another good password 9');
  await press(second, '#rekey [type=submit]', /合わせました/u);
  await until(async () => (await namesOf(second)).join() === 'alice,bob,carol');
  await arrives(second, first, ['alice', 'bob', 'carol']);

  // The new password opens both.
  for (const { page, modules } of [first, second]) {
    await page.evaluate(
      ({ access }, password) => access.unlock({ way: 'password', password }),
      modules,
      'another good password 9',
    );
  }
});

test('turned off, the copy is gone from the account and the entries stay', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  await first.sync.bringToFront();
  await first.sync.click('#sync-on');
  await first.sync.waitForSelector('#going-off:not([hidden])');
  assert.notDeepEqual(await synced(first.page), {}, 'one press removes nothing');
  await press(first, '#off', /写しを消しました/u);
  assert.deepEqual(await synced(first.page), {});
  assert.deepEqual(await namesOf(first), ['alice']);
  assert.equal(await first.sync.$eval('#sync-on', isChecked), false);

  await carry(first.page, second.page);
  await second.sync.waitForSelector('#problem:not(:empty)');
  assert.match(await text(second.sync, '#problem'), /ほかのパソコンで同期をやめた/u);
  assert.equal(await second.sync.$eval('#sync-on', isChecked), false);
  assert.deepEqual(await namesOf(second), ['alice']);
  await add(second, ['bob']);
  assert.deepEqual(await synced(second.page), {}, 'it is not put back unasked');
});

test('the page about the state says whether it goes on', async (context) => {
  const pc = await syncedPc(context, ['alice']);
  const health = await pc.launched.browser.newPage();
  await health.goto(`chrome-extension://${pc.launched.extension.id}/health/health.html`);
  await health.waitForSelector('#sync[data-verdict=good]');
  assert.match(await text(health, '#sync .reason'), /最後に合わせたとき/u);
  await noteOtherKey(pc.sync);
  await health.waitForSelector('#sync[data-verdict=attention]');
  assert.match(await text(health, '#sync .reason'), /別のマスターパスワード/u);
  await Promise.all([health.waitForNavigation(), health.click('#sync .mend')]);
  assert.equal(new URL(health.url()).pathname, '/sync/sync.html');
});
