// The backup in a folder follows every change, is read back and opened, and never overwrites a file
// of somebody else. The picker itself is not tested: it does not open in a headless browser. All
// that follows it is, with a folder that the browser keeps for the extension.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { add, goInside, look, makeVault, unlock } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { until } from '../support/browser/until.js';
import {
  FOLDER,
  copiesOf,
  filesIn,
  inBackground,
  namesOf,
  putInFolder,
  removeFolder,
  useFolder,
} from '../support/member/backup-folder.js';
import { openKeptVault } from '../support/member/kept-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Inside} from '../support/browser/extension-modules.js' */

/** @param {TestContext} context */
async function begin(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched, EMPTY_PAGE);
  await openKeptVault(inside.page, 'nothing', () => makeVault(inside));
  return { launched, inside };
}

/** Waits until the copy is that of the newest generation. @param {Inside} inside */
async function untilCopied(inside) {
  const { generation } = await look(inside);
  await until(async () => (await copiesOf(inside)).proven?.generation === generation);
}

/**
 * Waits until the last attempt has failed for this reason.
 * @param {Inside} inside
 * @param {string} problem
 */
const untilProblem = (inside, problem) =>
  until(async () => (await copiesOf(inside)).folder?.problem === problem);

test('the folder follows each change, and holds the state before beside it', async (context) => {
  const { inside } = await begin(context);
  const { current, before } = await namesOf(inside);
  assert.equal((await copiesOf(inside)).state, 'none');
  await useFolder(inside);
  const first = await copiesOf(inside);
  assert.equal(first.state, 'good');
  assert.deepEqual(first.folder?.name, FOLDER);
  assert.deepEqual(Object.keys(await filesIn(inside)), [current]);
  for (const account of ['one', 'two', 'three']) await add(inside, [account]);
  await untilCopied(inside);
  const { generation } = await look(inside);
  assert.deepEqual(await filesIn(inside), {
    [current]: { accounts: ['one', 'two', 'three'], generation },
    [before]: { accounts: ['one', 'two'], generation: generation - 1 },
  });
  const { state, added, proven, folder } = await copiesOf(inside);
  assert.deepEqual({ state, added }, { state: 'good', added: 0 });
  assert.equal(folder?.isProven, true);
  assert.equal(folder?.generation, generation);
  assert.ok((proven?.at ?? 0) >= (first.proven?.at ?? Infinity));
});

test('two pages that change the vault at once leave the newest state in the folder', async (context) => {
  const { launched, inside } = await begin(context);
  await useFolder(inside);
  const other = await goInside(launched, EMPTY_PAGE);
  const names = (/** @type {string} */ page) => [1, 2, 3, 4, 5].map((one) => `${page} ${one}`);
  await Promise.all([add(inside, names('left')), add(other, names('right'))]);
  await untilCopied(inside);
  const { current, before } = await namesOf(inside);
  const files = await filesIn(inside);
  assert.deepEqual(Object.keys(files).toSorted(), [before, current]);
  const copied = files[current];
  assert.ok(typeof copied === 'object');
  assert.deepEqual(copied.accounts.toSorted(), [...names('left'), ...names('right')].toSorted());
});

test('a file of somebody else is not overwritten', async (context) => {
  const { inside } = await begin(context);
  const [first, second, third] = await Promise.all([1, 2, 3].map((one) => namesOf(inside, one)));
  await putInFolder(inside, first?.current ?? '', 'a file of mine');
  await putInFolder(inside, second?.before ?? '', 'another one');
  await useFolder(inside);
  assert.equal((await copiesOf(inside)).folder?.number, 3);
  await add(inside, ['one']);
  await untilCopied(inside);
  const files = await filesIn(inside);
  assert.equal(files[first?.current ?? ''], 'a file of mine');
  assert.equal(files[second?.before ?? ''], 'another one');
  assert.deepEqual(
    [third?.current, third?.before].map((name) => typeof files[name ?? '']),
    ['object', 'object'],
  );
  // Somebody replaces the file that was written here.
  await putInFolder(inside, third?.current ?? '', 'replaced');
  await add(inside, ['two']);
  await untilCopied(inside);
  assert.equal((await filesIn(inside))[third?.current ?? ''], 'replaced');
  assert.equal((await copiesOf(inside)).folder?.number, 4);
});

test('a permission that is gone is noted, delays no change, and is made up for', async (context) => {
  const { launched, inside } = await begin(context);
  await useFolder(inside);
  await inBackground(launched, () => {
    const { prototype } = FileSystemDirectoryHandle;
    Object.assign(prototype, { queryPermission: () => Promise.resolve('prompt') });
  });
  await add(inside, ['one', 'two']);
  await untilProblem(inside, 'folder_permission');
  assert.equal((await copiesOf(inside)).state, 'outdated');
  assert.equal((await copiesOf(inside)).added, 2);
  await inBackground(launched, () => {
    Reflect.deleteProperty(FileSystemDirectoryHandle.prototype, 'queryPermission');
  });
  // The next unlocking finds that the copy is behind.
  await unlock(inside);
  await untilCopied(inside);
  const { folder, state } = await copiesOf(inside);
  assert.deepEqual([folder?.problem, state], [null, 'good']);
});

test('a folder that is gone is noted, and nothing takes its place', async (context) => {
  const { inside } = await begin(context);
  await useFolder(inside);
  await removeFolder(inside);
  await add(inside, ['one']);
  await untilProblem(inside, 'folder_missing');
  assert.deepEqual((await look(inside)).names, ['one']);
  await useFolder(inside);
  assert.equal((await copiesOf(inside)).state, 'good');
});

test('a folder that refuses to be written is noted, and its files stay', async (context) => {
  const { launched, inside } = await begin(context);
  await useFolder(inside);
  await add(inside, ['one']);
  await untilCopied(inside);
  const files = await filesIn(inside);
  const refusals = {
    NoModificationAllowedError: 'folder_read_only',
    NotAllowedError: 'folder_permission',
    QuotaExceededError: 'folder_full',
    InvalidStateError: 'folder_failed',
  };
  for (const [name, problem] of Object.entries(refusals)) {
    await inBackground(
      launched,
      (error) => {
        const fails = () => Promise.reject(new DOMException('refused', error));
        Object.assign(FileSystemFileHandle.prototype, { createWritable: fails });
      },
      name,
    );
    await add(inside, [name]);
    await untilProblem(inside, problem);
    assert.deepEqual(await filesIn(inside), files, name);
  }
});

test('an empty file, as an attempt that was cut off leaves it, is used again', async (context) => {
  const { inside } = await begin(context);
  const { current, before } = await namesOf(inside);
  for (const name of [current, before]) await putInFolder(inside, name, '');
  await useFolder(inside);
  await add(inside, ['one']);
  await untilCopied(inside);
  assert.deepEqual(Object.keys(await filesIn(inside)).toSorted(), [before, current]);
});

test('a file that reads back differently does not count', async (context) => {
  const { launched, inside } = await begin(context);
  await useFolder(inside);
  await inBackground(launched, () => {
    const { write } = FileSystemWritableFileStream.prototype;
    FileSystemWritableFileStream.prototype.write = function () {
      return write.call(this, 'something else');
    };
  });
  await add(inside, ['one']);
  await untilProblem(inside, 'folder_differs');
  const { state, added } = await copiesOf(inside);
  assert.deepEqual({ state, added }, { state: 'outdated', added: 1 });
});

test('a change waits for the copy of the change before, but not for ever', async (context) => {
  const { launched, inside } = await begin(context);
  await useFolder(inside);
  await inBackground(launched, () => {
    const { createWritable } = FileSystemFileHandle.prototype;
    /** @type {Promise<void>} */
    const released = new Promise((resolve) => {
      new BroadcastChannel('release').addEventListener('message', () => resolve());
    });
    FileSystemFileHandle.prototype.createWritable = async function (...options) {
      await released;
      return createWritable.apply(this, options);
    };
  });
  await add(inside, ['one']);
  // The medium hangs. The second change is made when its time has run out.
  await add(inside, ['two']);
  assert.deepEqual((await look(inside)).names, ['one', 'two']);
  const third = add(inside, ['three']);
  await inside.page.evaluate(() => new BroadcastChannel('release').postMessage(''));
  await third;
  await untilCopied(inside);
  assert.equal((await copiesOf(inside)).state, 'good');
});

test('nothing is written any more once the folder is given up', async (context) => {
  const { inside } = await begin(context);
  await useFolder(inside);
  const files = await filesIn(inside);
  await inside.page.evaluate(async ({ session, folder }) => {
    await folder.stopUsingFolder((await session.readOpenSession()).id);
  }, inside.modules);
  await add(inside, ['one']);
  await inside.page.evaluate(() => chrome.runtime.sendMessage({ keepCopies: {} }));
  assert.deepEqual(await filesIn(inside), files);
  const { state, folder } = await copiesOf(inside);
  assert.deepEqual({ state, folder }, { state: 'outdated', folder: null });
});
