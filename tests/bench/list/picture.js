// From a chosen picture to the code of its account, on the add page with an open vault.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';

/** @import {Page} from 'puppeteer-core' */
/** @import {Build} from './builds.js' */
/** @import {Subject} from './subject.js' */
/** @import {Vaults} from './vaults.js' */

const FORM = 'add/add.html';
const ADDRESS = 'otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME';
const SUBMIT = '#form [type=submit]';

/** Whether a build has the form that is measured. @param {Build} build */
export function hasForm({ folder }) {
  return existsSync(join(folder, FORM));
}

/**
 * @param {Subject} subject whose vault is open
 * @param {Vaults} vaults
 * @returns {Promise<{filled: number, code: number, steps: number}>} milliseconds from the choice to
 *   the filled form and to the code; the user's steps after the choice, up to the copied code
 */
export async function addPicture(subject, vaults) {
  await vaults.put(subject, 3);
  const folder = mkdtempSync(join(tmpdir(), 'warifu-picture-'));
  const page = await subject.openPage(FORM);
  try {
    const file = join(folder, 'code.png');
    await QRCode.toFile(file, ADDRESS);
    await page.setViewport({ width: 1280, height: 800 });
    await page.waitForSelector('#scan-file:focus');
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click('#scan-file')]);
    const start = performance.now();
    await chooser.accept([file]);
    await page.waitForSelector('#file-note.success');
    const filled = performance.now() - start;
    // The button ignores presses until the user can have read the form.
    await page.waitForSelector('#form:not([data-early])');
    const steps = await pressSubmit(page);
    await page.waitForSelector('#added-entry .code');
    const code = performance.now() - start;
    return { filled, code, steps: steps + (await copy(page)) };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
    await vaults.put(subject, 3);
  }
}

/** Adds the account as quickly as the page permits. @param {Page} page @returns the steps */
async function pressSubmit(page) {
  const { hasFocus, isInView } = await page.$eval(SUBMIT, (button) => ({
    hasFocus: button === document.activeElement,
    isInView: button.getBoundingClientRect().bottom <= innerHeight,
  }));
  if (hasFocus) await page.keyboard.press('Enter');
  else await page.click(SUBMIT);
  // Scrolling is a step.
  return hasFocus || isInView ? 1 : 2;
}

/** Copies the code of the row that has the focus. @param {Page} page @returns the steps */
async function copy(page) {
  await page.waitForSelector('#added-entry :focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#added-entry .copied');
  return 1;
}
