// The sync at its limits: too many entries, a copy that has not arrived completely, an old copy
// that comes again, and an administrator who forbids it. No entry is lost by any of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, makeVault } from '../support/browser/extension-modules.js';
import { manage } from '../support/browser/policies.js';
import { putSynced, synced } from '../support/browser/synced.js';
import { until } from '../support/browser/until.js';
import { text } from '../support/browser/views.js';
import {
  arrives,
  joinedPc,
  namesOf,
  now,
  startPc,
  syncedPc,
} from '../support/member/synced-pcs.js';

/** @import {Pc} from '../support/member/synced-pcs.js' */

const PROBLEM = '#problem:not(:empty)';

/**
 * Adds accounts in one change.
 * @param {Pc} pc
 * @param {number} count
 */
function addMany({ page, modules }, count) {
  return page.evaluate(
    async ({ core, session }, most) => {
      await session.changeVault((vault) => {
        for (let number = 0; number < most; number += 1) {
          const made = core.Account.fromForm({
            secret: 'JBSWY3DPEHPK3PXP',
            kind: 'totp',
            fields: { issuer: 'Example Health Insurance Society', account: `member-${number}` },
          });
          vault.add(made);
          made.free();
        }
      });
    },
    modules,
    count,
  );
}

test('more than fits is said with numbers, and stays on the PC', async (context) => {
  const pc = await startPc(context);
  await makeVault(pc);
  await addMany(pc, 900);
  await pc.sync.waitForSelector('#choice:not([hidden])');
  await pc.sync.click('#sync-on');
  await pc.sync.waitForSelector(PROBLEM);
  assert.match(await text(pc.sync, '#problem'), /\d{6}バイト必要.*10\d{4}バイト/u);
  assert.deepEqual(await synced(pc.page), {});
  assert.equal((await namesOf(pc)).length, 900);
});

test('a copy of which a part is missing is waited for, not overwritten', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  await addMany(first, 60);
  await now(first);
  const whole = await synced(first.page);
  const [, ...part] = Object.entries(whole).sort();
  assert.ok(part.length > 0, 'the copy has several items');
  await putSynced(second.page, Object.fromEntries(part));
  await until(async () => /届くのを待っています/u.test(await text(second.sync, '#state-when')));
  await add(second, ['carol']);
  assert.deepEqual(await synced(second.page), Object.fromEntries(part));

  await putSynced(second.page, whole);
  await until(async () => (await namesOf(second)).length === 62);
  await now(second);
  await arrives(second, first, await namesOf(second));
});

test('an old copy that comes again takes nothing back', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const old = await synced(first.page);
  await add(first, ['bob']);
  await now(first);
  await putSynced(first.page, old);
  await now(first);
  assert.deepEqual(await namesOf(first), ['alice', 'bob']);
  const second = await joinedPc(context, first);
  assert.deepEqual(await namesOf(second), ['alice', 'bob']);
});

test('an administrator who forbids it ends the passes, on every way to one', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const before = await synced(first.page);
  await manage(first.launched, { allowSync: false });
  await first.sync.waitForSelector('#sync-on:disabled');
  await add(first, ['bob']);
  await first.sync.waitForSelector(PROBLEM);
  assert.match(await text(first.sync, '#problem'), /管理者の設定により、同期は使えません/u);
  assert.deepEqual(await synced(first.page), before);

  const second = await startPc(context);
  await manage(second.launched, { allowSync: false });
  await putSynced(second.page, before);
  await second.sync.reload();
  await second.sync.waitForSelector('#restore [type=submit]:disabled');
  const refused = await second.page.evaluate(async () => {
    const load = (/** @type {string} */ path) => import(path);
    const { restoreCopy } = await load('/vault/sync-switch.js');
    const reason = (/** @type {{code: string}} */ thrown) => thrown.code;
    return restoreCopy({ way: 'password', password: 'any' }).catch(reason);
  });
  assert.equal(refused, 'managed_no_sync');
});
