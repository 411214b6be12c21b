// The pages for another PC, on the old and on the new one, and the emergency sheet.

import { join } from 'node:path';
import { saveBackup } from '../member/backups.js';
import { MASTER_PASSWORD } from '../member/member.js';
import { seen } from '../browser/views.js';

/** @import {ElementHandle, Page} from 'puppeteer-core' */
/** @import {MoveFrom} from '../../../extension/vault/move-progress.js' */
/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage with an open vault
 * @returns {AsyncGenerator<Screen>}
 */
export async function* changingPc({ open, folder }) {
  const backup = await open('backup/backup.html', 'backup');
  const file = join(folder, await saveBackup(backup, folder));
  await backup.close();
  yield* onOld({ open });
  yield* onNew({ open }, file);
  yield* printing({ open });
}

/**
 * @param {Pick<Stage, 'open'>} stage
 * @returns {AsyncGenerator<Screen>}
 */
async function* onOld({ open }) {
  const page = await open('move/move.html', 'choose');
  yield { name: 'pc', page };
  await page.click('#role-old');
  await seen(page, 'take');
  yield { name: 'pc-take', page };
  await page.click('#by-codes');
  await seen(page, 'carry');
  yield { name: 'pc-carry', page };
  await page.click('#to-compare');
  await seen(page, 'compare');
  await page.type('#code', '0');
  await page.click('#compare-code [type=submit]');
  await page.waitForSelector('#code[aria-invalid]');
  await page.click('#by-number summary');
  yield { name: 'pc-compare', page };
  await note(page, { isProven: true });
  await seen(page, 'clear');
  yield { name: 'pc-clear', page };
  const digest = await note(page, { digest: '' });
  await seen(page, 'clear');
  yield { name: 'pc-changed', page };
  await note(page, { digest, isAgain: true, isProven: false });
  await seen(page, 'carry');
  yield { name: 'pc-again', page };
  await page.click('#to-compare');
  await seen(page, 'compare');
  yield { name: 'pc-compare-again', page };
  await note(page, { isProven: true });
  await seen(page, 'clear');
  await page.click('#keep-here');
  await seen(page, 'over');
  yield { name: 'pc-over', page };
  await page.close();
}

/**
 * @param {Pick<Stage, 'open'>} stage
 * @param {string} file a backup of the open vault
 * @returns {AsyncGenerator<Screen>}
 */
async function* onNew({ open }, file) {
  const page = await open('move/move.html#new', 'bring');
  yield { name: 'pc-bring', page };
  const input = await page.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
  await seen(page, 'open');
  yield { name: 'pc-open', page };
  await page.type('#open-password', MASTER_PASSWORD);
  await page.click('#open [type=submit]');
  await seen(page, 'keep');
  yield { name: 'pc-keep', page };
  await page.click('#replace');
  await seen(page, 'show');
  yield { name: 'pc-show', page };
  await page.click('#finish-new');
  await seen(page, 'over');
  await page.close();
}

/**
 * @param {Pick<Stage, 'open'>} stage
 * @returns {AsyncGenerator<Screen>}
 */
async function* printing({ open }) {
  const page = await open('sheet/sheet.html', 'make');
  yield { name: 'sheet-make', page };
  await page.type('#make-proof #password', MASTER_PASSWORD);
  await page.click('#make-sheet');
  await seen(page, 'sheet');
  yield { name: 'sheet', page };
  await page.close();
}

/**
 * Notes how far the move has come, and loads the page again.
 * @param {Page} page
 * @param {Partial<MoveFrom>} noted
 * @returns {Promise<string | null>} the digest that was noted before
 */
async function note(page, noted) {
  const before = await page.evaluate(async (changes) => {
    const { move } = /** @type {{move: MoveFrom}} */ (await chrome.storage.local.get('move'));
    await chrome.storage.local.set({ move: { ...move, ...changes } });
    return move.digest;
  }, noted);
  await page.reload();
  return before;
}
