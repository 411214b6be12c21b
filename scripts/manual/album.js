// Takes pictures of pages.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../../tests/support/browser/launch.js';
import { smallPicture } from './small-picture.js';

/** @import {Browser, Page} from 'puppeteer-core' */

export class Album {
  #browser;
  #folder;
  /** @type {Map<string, Uint8Array>} */ #taken = new Map();

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
   * Takes a picture of a page or of the toolbar's window. `close` writes it, with few colours: that
   * takes seconds, in which a code could expire.
   * @param {string} name
   * @param {Page} page
   */
  async take(name, page) {
    this.#taken.set(name, await page.screenshot());
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

  async close() {
    for (const [name, png] of this.#taken) {
      writeFileSync(join(this.#folder, `${name}.webp`), await smallPicture(png));
    }
    await this.#browser.close();
  }
}

/** @param {Page} page @returns {Promise<string>} as a `data:` URL */
export async function shot(page) {
  return `data:image/png;base64,${await page.screenshot({ encoding: 'base64' })}`;
}
