// The page that writes entries for other programs.

import { catchFiles, fillIn, submit } from '../member/export-page.js';
import { seen } from '../browser/views.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* exporting({ open, folder }) {
  const page = await open('export/export.html', 'choose');
  await catchFiles(page, folder);
  yield { name: 'export', page };
  await fillIn(page, 'aegis_sealed', { password: 'wrong password' });
  await submit(page);
  await page.waitForSelector('#proof-password[aria-invalid]');
  yield { name: 'export-refused', page };
  await page.reload();
  await seen(page, 'choose');
  await fillIn(page, 'otpauth');
  yield { name: 'export-plain', page };
  await submit(page);
  await seen(page, 'done');
  yield { name: 'export-done', page };
  await page.click('[data-view=done] [data-back]');
  await seen(page, 'choose');
  await fillIn(page, 'single');
  await submit(page);
  await seen(page, 'codes');
  yield { name: 'export-codes', page };
  await page.close();
}
