// Takes pictures of a page with the toolbar window over it, as the user sees them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../../tests/support/browser/launch.js';

/** @import {Browser, Page} from 'puppeteer-core' */

const STYLE = `
  body {
    margin: 0; inline-size: 100vw; block-size: 100vh; overflow: hidden; position: relative;
    background: #fff
  }
  .page {
    position: absolute; inset: 0; inline-size: 100%; block-size: 100%;
    object-fit: cover; object-position: top
  }
  .popup {
    position: absolute; inset: 8px 12px auto auto; border-radius: 10px;
    box-shadow: 0 0 0 1px #0002, 0 8px 32px #0006
  }`;

export class Album {
  #browser;
  #folder;

  /**
   * @param {Browser} browser
   * @param {string} folder
   */
  constructor(browser, folder) {
    this.#browser = browser;
    this.#folder = folder;
  }

  /** @param {string} folder for the pictures */
  static async open(folder) {
    mkdirSync(folder, { recursive: true });
    return new Album(await launchBare(), folder);
  }

  /**
   * @param {string} name
   * @param {Page} page
   * @param {Page} [popup] drawn over the page
   */
  async take(name, page, popup) {
    const pageUrl = await shot(page);
    const popupImage = popup === undefined ? '' : `<img class="popup" src="${await shot(popup)}">`;
    const { width = 0, height = 0 } = page.viewport() ?? {};
    await this.compose(
      name,
      { width, height },
      `<style>${STYLE}</style><img class="page" src="${pageUrl}">${popupImage}`,
    );
  }

  /**
   * @param {string} name
   * @param {{width: number, height: number}} size
   * @param {string} markup must not contain text from elsewhere
   */
  async compose(name, size, markup) {
    const canvas = await this.#browser.newPage();
    await canvas.setViewport(size);
    await canvas.setContent(markup);
    await canvas.screenshot({ path: join(this.#folder, `${name}.png`) });
    await canvas.close();
  }

  close() {
    return this.#browser.close();
  }
}

/** @param {Page} page @returns {Promise<string>} as a `data:` URL */
export async function shot(page) {
  return `data:image/png;base64,${await page.screenshot({ encoding: 'base64' })}`;
}
