// Locking clears the codes in every view at once: by the button, by time, and after the worker has
// ended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fireInBackground } from '../support/browser/background-events.js';
import { granted } from '../support/browser/with-permissions.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

test('locking in one view clears the others', async (context) => {
  const { launched, member, popup } = await withOneEntry(context);
  const address = popup.url();
  const views = [
    await launched.browser.newPage(),
    await launched.browser.newPage(),
    await launched.browser.newPage(),
  ];
  for (const view of views) {
    // A page in the background draws no frames, so frames cannot be awaited.
    await view.bringToFront();
    await view.goto(address);
    await seen(view, 'list');
    assert.match(await text(view, '.code'), /^\d{3} \d{3}$/u);
  }
  const [last] = views.slice(-1);
  if (last) await member.lock(last);
  for (const view of views) {
    await view.bringToFront();
    await seen(view, 'gate');
    assert.equal((await view.$$('.code')).length, 0);
  }
});

test('an expired session opens nothing and asks for the password', async (context) => {
  const { launched, member, page, popup } = await withOneEntry(context);
  await popup.evaluate(async () => {
    const { session } = /** @type {{session: {key: string, expires: number}}} */ (
      await chrome.storage.session.get()
    );
    await chrome.storage.session.set({ session: { ...session, expires: Date.now() - 1 } });
  });
  await popup.close();
  const again = await member.openPopup(page);
  await seen(again, 'gate');
  assert.equal((await again.$$('.code')).length, 0);
  assert.deepEqual(
    await again.evaluate(() => chrome.storage.session.get()),
    {},
    'the key is gone from memory',
  );
  await member.unlock(again);
  assert.equal((await again.$$('.code')).length, 1);
  assert.equal(launched.browser.connected, true);
});

test('the alarm locks when no page is open', async (context) => {
  const { launched, popup } = await withOneEntry(context);
  const alarm = await popup.evaluate(async () => {
    const [one] = await chrome.alarms.getAll();
    const { session } = /** @type {{session: {key: string, expires: number}}} */ (
      await chrome.storage.session.get()
    );
    return { name: one?.name, late: (one?.scheduledTime ?? 0) - session.expires };
  });
  assert.equal(alarm.name, 'lock');
  assert.ok(Math.abs(alarm.late) < 1_000, `${alarm.late} ms after the expiry`);

  const target = await launched.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.close();
  await popup.evaluate(async () => {
    const { session } = /** @type {{session: {key: string, expires: number}}} */ (
      await chrome.storage.session.get()
    );
    await chrome.storage.session.set({ session: { ...session, expires: Date.now() - 1 } });
    await chrome.alarms.create('lock', { when: Date.now() });
  });
  await seen(popup, 'gate');
  assert.equal((await popup.$$('.code')).length, 0);
});

test('the lock command locks and has a shortcut', async (context) => {
  const { launched, popup } = await withOneEntry(context);
  const commands = await popup.evaluate(() => chrome.commands.getAll());
  assert.equal(commands.find(({ name }) => name === 'lock')?.shortcut, 'Ctrl+Shift+9');
  await fireInBackground(launched, 'commands.onCommand', 'lock');
  await seen(popup, 'gate');
  assert.equal((await popup.$$('.code')).length, 0);
});

test('locking the screen locks the vault, once that is granted', async (context) => {
  const { launched, popup } = await withOneEntry(context, { folder: granted(context, 'idle') });
  await fireInBackground(launched, 'idle.onStateChanged', 'idle');
  assert.match(await text(popup, '#entries .code'), /^\d{3} \d{3}$/u);
  await fireInBackground(launched, 'idle.onStateChanged', 'locked');
  await seen(popup, 'gate');
  assert.equal((await popup.$$('.code')).length, 0);
});

test('two pages that add at the same time lose nothing', async (context) => {
  const { launched, member, page, popup } = await withOneEntry(context);
  const forms = [
    await member.openForm(await member.openPopup(page)),
    await member.openForm(await member.openPopup(page)),
  ];
  assert.equal(popup.isClosed(), true);
  for (const [index, form] of forms.entries()) {
    await form.bringToFront();
    await form.type('#secret', 'MZXW 6YTB OI');
    await form.type('#account', `user ${index}`);
  }
  await Promise.all(
    forms.map((form) =>
      form.$eval('#form', (one) => one instanceof HTMLFormElement && one.requestSubmit()),
    ),
  );
  for (const form of forms) {
    await form.bringToFront();
    await seen(form, 'added');
  }
  const list = await member.openPopup(page);
  await seen(list, 'list');
  assert.equal((await list.$$('#entries li')).length, 3);
  assert.equal(launched.browser.connected, true);
});
