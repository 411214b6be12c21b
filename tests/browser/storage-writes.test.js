// Concurrent writes: several pages at once, a background worker that ends, a full disk, generations
// out of order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackgroundWorker } from '../support/browser/background-worker.js';
import {
  add,
  disk,
  goInside,
  look,
  makeVault,
  putOnDisk,
  textOf,
  unlock,
  vaultOnDisk,
} from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { Member } from '../support/member/member.js';
import { names } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Inside, Modules} from '../support/browser/extension-modules.js' */

/**
 * Opens a page with a vault of one entry.
 * @param {TestContext} context
 */
async function begin(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  await makeVault(inside);
  await add(inside, ['initial']);
  return { launched, inside };
}

/** @param {string} prefix @param {number} length */
const numbered = (prefix, length) => Array.from({ length }, (_, number) => `${prefix} ${number}`);

test('three pages that each write two hundred times lose nothing', async (context) => {
  const { launched, inside } = await begin(context);
  const before = await look(inside);
  const pages = [inside, await goInside(launched), await goInside(launched)];
  const added = pages.map((_, index) => numbered(`page ${index}`, 200));
  await Promise.all(pages.map((page, index) => add(page, added[index] ?? [])));
  for (const page of pages) {
    const after = await look(page);
    assert.deepEqual(after.names.toSorted(), ['initial', ...added.flat()].toSorted());
    assert.equal(
      after.generation,
      before.generation + 600,
      'each write is a generation of its own',
    );
    for (const [index, own] of added.entries()) {
      const shown = after.names.filter((name) => name.startsWith(`page ${index}`));
      assert.deepEqual(shown, own, 'the entries of a page stand in its order');
    }
  }
});

test('the background worker may end while a page writes: nothing is lost, and locking works', async (context) => {
  const { launched, inside } = await begin(context);
  const worker = await BackgroundWorker.of(inside.page);
  const writer = await writeOn(inside);
  for (let time = 0; time < 3; time += 1) {
    await writer.writesMore(5);
    await worker.end();
    await writer.writesMore(5);
    await worker.wake();
  }
  await writer.writesMore(5);
  await worker.end();
  const written = await writer.stop();
  assert.ok(written.length >= 35);
  assert.deepEqual((await look(inside)).names, ['initial', ...written]);

  const popup = await new Member(launched).openPopup(inside.page);
  await seen(popup, 'list');
  await new Member(launched).lock(popup);
  await popup.close();
  await inside.page.waitForSelector('#password');
  await assert.rejects(add(inside, ['too late']), /session_locked/u);
  await unlock(inside);
  assert.deepEqual((await look(inside)).names, ['initial', ...written]);

  // Without any press: the alarm wakes the worker, which locks.
  await worker.wake();
  const again = await writeOn(inside);
  await again.writesMore(5);
  await worker.end();
  const more = await again.stop();
  await inside.page.evaluate(async () => {
    const { session } = /** @type {{session: {key: string, expires: number}}} */ (
      await chrome.storage.session.get()
    );
    await chrome.storage.session.set({ session: { ...session, expires: Date.now() - 1 } });
  });
  const memory = () => inside.page.evaluate(() => chrome.storage.session.get());
  assert.ok('session' in (await memory()), 'no page locks by itself');
  await worker.wake();
  await inside.page.waitForSelector('#password');
  assert.deepEqual(await memory(), {});
  await unlock(inside);
  assert.deepEqual((await look(inside)).names, ['initial', ...written, ...more]);
});

test('a full disk is reported and changes nothing, and the entry can be added later', async (context) => {
  const { inside } = await begin(context);
  const { page } = inside;
  await page.evaluate(async () => {
    const name = 'filling';
    const quotes = 2;
    const left =
      chrome.storage.local.QUOTA_BYTES - (await chrome.storage.local.getBytesInUse(null));
    await chrome.storage.local.set({ [name]: 'x'.repeat(left - name.length - quotes) });
    const room =
      chrome.storage.local.QUOTA_BYTES - (await chrome.storage.local.getBytesInUse(null));
    if (room !== 0) throw new Error(`${room} bytes are free`);
  });
  const before = await vaultOnDisk(page);
  await page.type('#secret', 'MZXW 6YTB OI');
  await page.type('#account', 'second');
  await page.click('#form [type=submit]');
  await untilIn(page, () => document.querySelector('#form [data-error]')?.textContent !== '');
  assert.equal(await text(page, '#form [data-error]'), await textOf(page, 'storage_full'));
  assert.deepEqual(await vaultOnDisk(page), before);
  assert.deepEqual((await look(inside)).names, ['initial']);

  await page.evaluate(() => chrome.storage.local.remove('filling'));
  await page.click('#form [type=submit]');
  await seen(page, 'added');
  assert.deepEqual((await look(inside)).names, ['initial', 'second']);
});

test('the newest generation is shown and changed, in either place', async (context) => {
  const { launched, inside } = await begin(context);
  await add(inside, ['second']);
  const { name, kept } = await vaultOnDisk(inside.page);
  await putOnDisk(inside.page, { [name]: { current: kept.previous, previous: kept.current } });

  const popup = await new Member(launched).openPopup(inside.page);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), ['initial', 'second']);
  await add(inside, ['third']);
  assert.deepEqual((await look(inside)).names, ['initial', 'second', 'third']);
  const after = await vaultOnDisk(inside.page);
  assert.equal(after.kept.previous, kept.current, 'the generation before is the newest that was');
  const { [name]: vault, ...aside } = await disk(inside.page);
  assert.deepEqual(vault, after.kept);
  assert.deepEqual(
    Object.values(aside),
    [kept.previous],
    'what stood in the place of the newest is laid aside',
  );
});

/**
 * Writes in the page until the test stops it.
 * @param {Inside} inside
 */
async function writeOn({ page, modules }) {
  /** @type {string[]} */
  const written = [];
  /** @type {{at: number, resolve: () => void} | undefined} */
  let waiting;
  const tell = (/** @type {string} */ name) => {
    written.push(name);
    if (waiting && written.length >= waiting.at) waiting.resolve();
  };
  const prefix = `writer ${Math.random()}`;
  await page.exposeFunction('tell', tell);
  const done = page.evaluate(writeUntilStopped, modules, prefix);
  return {
    /** @param {number} count */
    writesMore: (count) =>
      /** @type {Promise<void>} */ (
        new Promise((resolve) => {
          waiting = { at: written.length + count, resolve };
        })
      ),
    stop: async () => {
      await page.evaluate(() => document.body.setAttribute('data-stop', ''));
      const names = await done;
      await page.removeExposedFunction('tell');
      await page.evaluate(() => document.body.removeAttribute('data-stop'));
      return names;
    },
  };
}

/**
 * Runs in the page.
 * @param {Modules} modules
 * @param {string} prefix
 */
async function writeUntilStopped({ core, found }, prefix) {
  const { tell } = /** @type {{tell: (name: string) => Promise<void>}} */ (
    /** @type {unknown} */ (globalThis)
  );
  /** @type {string[]} */
  const names = [];
  while (!document.body.hasAttribute('data-stop')) {
    const account = `${prefix} ${names.length}`;
    const made = core.Account.fromForm({
      secret: 'JBSWY3DPEHPK3PXP',
      kind: 'totp',
      fields: { account },
    });
    await found.addAccount(made);
    made.free();
    names.push(account);
    void tell(account);
  }
  return names;
}
