// Gives files and text to the add page, as the browser does when the user chooses, drops or pastes
// them.

import QRCode from 'qrcode';
import { PNG } from 'pngjs';
import { takesPresses, text } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** @typedef {{name: string, bytes: number[], type?: string}} Given a file */

/**
 * A picture of a QR code.
 * @param {string} name the file's
 * @param {string} address the text in the QR code
 * @returns {Promise<Given>}
 */
export async function picture(name, address) {
  return { name, bytes: [...(await QRCode.toBuffer(address))] };
}

/** An empty picture. @param {string} name @returns {Given} */
export function whitePicture(name) {
  const white = Object.assign(new PNG({ width: 60, height: 60 }), {
    data: Buffer.alloc(14_400, 255),
  });
  return { name, bytes: [...PNG.sync.write(white)] };
}

/** @param {string} name @param {string} content @param {string} [type] @returns {Given} */
export function textFile(name, content, type = 'text/plain') {
  return { name, bytes: [...Buffer.from(content)], type };
}

/**
 * @param {Page} form
 * @param {'drop' | 'paste'} way
 * @param {{files?: Given[], text?: string, target?: string}} given `target`: by default the page
 *   itself
 * @returns {Promise<boolean>} whether the page accepted it
 */
export function hand(form, way, { files = [], text: said = '', target = 'body' }) {
  return form.evaluate(
    (event, all, plain, selector) => {
      const transfer = new DataTransfer();
      for (const { name, bytes, type = 'image/png' } of all) {
        transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      }
      if (plain !== '') transfer.setData('text/plain', plain);
      const init = { bubbles: true, cancelable: true };
      const happened =
        event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...init, clipboardData: transfer });
      return document.querySelector(selector)?.dispatchEvent(happened) === false;
    },
    way,
    files,
    said,
    target,
  );
}

/** Waits until something was found or refused. @param {Page} form */
export async function read(form) {
  await form.waitForSelector('#file-note:is(.success, .error)');
  await takesPresses(form);
  return text(form, '#file-note');
}

/**
 * The texts of all elements, with runs of white space as one space.
 * @param {Page} page
 * @param {string} selector
 */
export function texts(page, selector) {
  return page.$$eval(selector, (all) =>
    all.map((one) =>
      (one instanceof HTMLElement ? one.innerText : '').replace(/\s+/gu, ' ').trim(),
    ),
  );
}

/** The rows of the list: their text, and whether they are ticked. @param {Page} page */
export function rows(page) {
  return page.$$eval('.found-list li', (all) =>
    all.map((row) => ({
      says: row.innerText.replace(/\s+/gu, ' ').trim(),
      chosen: row.querySelector('input')?.checked === true,
    })),
  );
}

/** The values of the form's fields. @param {Page} form */
export function fields(form) {
  return form.$$eval('#form :is(input, select)[name]', (inputs) =>
    Object.fromEntries(
      inputs.flatMap((input) =>
        (input instanceof HTMLInputElement && input.type !== 'radio') ||
        input instanceof HTMLSelectElement
          ? [[input.name, input.value]]
          : [],
      ),
    ),
  );
}
