// Takes pictures of pages.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../../tests/support/browser/launch.js';
import { smallPicture } from './small-picture.js';

/** @import {Browser, Page} from 'puppeteer-core' */

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
   * Takes a picture of a page or of the toolbar's window, with few colours.
   * @param {string} name
   * @param {Page} page
   */
  async take(name, page) {
    const picture = await smallPicture(await page.screenshot());
    writeFileSync(join(this.#folder, `${name}.webp`), picture);
  }

  /**
   * Draws a picture from markup.
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
