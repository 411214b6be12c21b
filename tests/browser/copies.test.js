// What is known of the copies of a vault: the state that follows from it, and damaged records.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';

/** @import {TestContext} from 'node:test' */
/** @import {Copies, FolderCopy} from '../../extension/vault/copies.js' */
/** @import {OpenVault} from '../../extension/core/codes.js' */

/** @type {Copies} */
const NOTHING = { saved: null, proven: null, folder: null, putOffUntil: null };
const PROVEN = { at: 2000, generation: 3, marks: 'AAAA' };
/** @type {FolderCopy} */
const FOLDER = {
  name: 'USB',
  number: 1,
  writtenAt: 9000,
  modified: 9000,
  generation: 3,
  digest: 'aa',
  before: null,
  writing: null,
  isProven: true,
  problem: null,
};

/** @param {TestContext} context */
async function begin(context) {
  return goInside(await freshBrowser(context, 'chrome', { modules: true }), EMPTY_PAGE);
}

/** What is known, the entries that no proven copy has, and the state. */
const STATES = /** @type {[string, Partial<Copies>, number, string][]} */ ([
  ['nothing', {}, 2, 'none'],
  ['nothing, and no entries', {}, 0, 'none'],
  ['saved', { saved: 1000 }, 2, 'unproven'],
  ['saved and proven', { saved: 1000, proven: PROVEN }, 0, 'good'],
  ['proven, then entries added', { saved: 1000, proven: PROVEN }, 2, 'outdated'],
  ['entries added, then saved again', { saved: 3000, proven: PROVEN }, 2, 'unproven'],
  ['saved again without need', { saved: 3000, proven: PROVEN }, 0, 'good'],
  [
    'a folder without a file',
    { folder: { ...FOLDER, writtenAt: null, isProven: false } },
    2,
    'none',
  ],
  ['an unproven file in a folder', { folder: { ...FOLDER, isProven: false } }, 2, 'unproven'],
  ['a proven file in a folder', { folder: FOLDER, proven: PROVEN }, 0, 'good'],
  [
    'a folder that is behind, with a clock ahead',
    { folder: FOLDER, proven: PROVEN },
    1,
    'outdated',
  ],
]);

test('the state of a backup', async (context) => {
  const { page, modules } = await begin(context);
  for (const [name, known, missing, expected] of STATES) {
    const state = await page.evaluate(
      ({ copies }, all, added) => {
        const vault = /** @type {OpenVault} */ (
          /** @type {unknown} */ ({ countMissing: () => added })
        );
        return copies.backupState(vault, all);
      },
      modules,
      { ...NOTHING, ...known },
      missing,
    );
    assert.deepEqual(state, { state: expected, added: missing }, name);
  }
});

/** A stored record, and what is read of it. */
const RECORDS = /** @type {[unknown, Partial<Copies>][]} */ ([
  [null, {}],
  ['text', {}],
  [[1], {}],
  [{ saved: 'yesterday', proven: 5, folder: 'USB', putOffUntil: 9e15 }, {}],
  [{ saved: 1, proven: { at: 1, generation: -1, marks: '' }, folder: { number: 1 } }, { saved: 1 }],
  [{ proven: { at: 1, generation: 1, marks: 1 }, folder: null, later: 1 }, {}],
  [
    { proven: PROVEN, folder: FOLDER },
    { proven: PROVEN, folder: FOLDER },
  ],
  [
    { folder: { name: 'USB', number: 0.5, writtenAt: '', digest: 5, isProven: 'yes', problem: 1 } },
    {
      folder: {
        ...FOLDER,
        writtenAt: null,
        modified: null,
        generation: null,
        digest: null,
        isProven: false,
      },
    },
  ],
]);

test('a damaged record is read as far as it makes sense', async (context) => {
  const { page, modules } = await begin(context);
  for (const [stored, expected] of RECORDS) {
    const read = await page.evaluate(
      async ({ copies }, record) => {
        await chrome.storage.local.set({ 'copies-some': record });
        return copies.readCopies('some');
      },
      modules,
      stored,
    );
    assert.deepEqual(read, { ...NOTHING, ...expected }, JSON.stringify(stored));
  }
});

test('a reminder that was put off comes back, also if the clock is set back', async (context) => {
  const { page, modules } = await begin(context);
  const isPutOff = (/** @type {number | null} */ ms) =>
    page.evaluate(
      ({ copies }, known, left) =>
        copies.isPutOff({ ...known, putOffUntil: left === null ? null : Date.now() + left }),
      modules,
      NOTHING,
      ms,
    );
  const day = 24 * 60 * 60_000;
  assert.deepEqual(await Promise.all([null, -1, day, 6 * day, 8 * day].map(isPutOff)), [
    false,
    false,
    true,
    true,
    false,
  ]);
});
