// The dialog that asks the owner of the open vault for a proof.

import { MASTER_PASSWORD } from './member.js';

/** @import {Page} from 'puppeteer-core' */

/**
 * Presses a button of the settings, and gives the proof that it asks for.
 * @param {Page} page
 * @param {string} button a selector
 * @param {string} [password]
 */
export async function pressAndProve(page, button, password = MASTER_PASSWORD) {
  await page.click(button);
  await page.waitForSelector('#proof[open]');
  await page.type('#proof-password', password);
  await page.click('#proof [type=submit]');
}
