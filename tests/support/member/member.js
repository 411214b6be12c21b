// The steps that a member takes in the extension, from the toolbar button on.

import { FIRST_ROW, copyFirstCode } from './first-row.js';
import { bringIntoView, captureOrigin, inFront } from './frozen-capture.js';
import { opened, unlessGone } from '../browser/new-page.js';
import { untilIn } from '../browser/until.js';
import { anyView, seen, takesPresses, text } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Area} from './frozen-capture.js' */
/** @import {Launched} from '../browser/launch.js' */

export const MASTER_PASSWORD = '割符を合わせる2026';

/**
 * Called after each step with a description. The demo prints it and takes a picture.
 * @typedef {(what: string, page: Page) => Promise<void>} Witness
 */

/** @type {Witness} */
const nobody = () => Promise.resolve();

export class Member {
  #launched;
  #witness;

  /**
   * @param {Launched} launched
   * @param {Witness} [witness]
   */
  constructor(launched, witness = nobody) {
    this.#launched = launched;
    this.#witness = witness;
  }

  /**
   * Clicks the toolbar button while `page` is in front.
   * @param {Page} page
   */
  async openPopup(page) {
    await page.bringToFront();
    const press = () => page.triggerExtensionAction(this.#launched.extension);
    const popup = await this.#opened('popup/popup.html', press);
    await anyView(popup);
    return popup;
  }

  /** Presses 「先にマスターパスワードだけ決める」. @param {Page} popup */
  async choosePassword(popup) {
    await seen(popup, 'start');
    await this.#witness('はじめての画面：二次元コードやキーがどこにあるか', popup);
    await popup.click('#start-password');
    await this.#typePassword(popup);
    await seen(popup, 'list');
    await this.#witness('まだ何も登録されていない一覧', popup);
  }

  /**
   * The first use with a QR code on the page: 「二次元コードをスキャン」, the master password, the account that
   * was found.
   * @param {Page} popup
   */
  async beginByScan(popup) {
    await seen(popup, 'start');
    await this.#witness('はじめての画面：二次元コードやキーがどこにあるか', popup);
    await popup.click('#start-scan');
    await this.#typePassword(popup);
    await seen(popup, 'found');
    await this.#witness(`見つかった内容：${await text(popup, '#preview')}`, popup);
    await this.addFound(popup);
  }

  /** @param {Page} popup */
  async #typePassword(popup) {
    await seen(popup, 'gate');
    await this.#witness('マスターパスワードを決める', popup);
    await popup.type('#password', MASTER_PASSWORD);
    await popup.type('#repeat', MASTER_PASSWORD);
    await popup.click('#gate-submit');
  }

  /** @param {Page} popup */
  async unlock(popup) {
    await seen(popup, 'gate');
    await this.#witness('ロックされた画面：マスターパスワードを入れる', popup);
    await popup.type('#password', MASTER_PASSWORD);
    await popup.keyboard.press('Enter');
    await seen(popup, 'list');
  }

  /** Presses the lock button. @param {Page} popup */
  async lock(popup) {
    await popup.click('#lock');
    await seen(popup, 'gate');
  }

  /**
   * Presses 「二次元コードをスキャン」 and adds the account that was found.
   * @param {Page} popup
   * @returns {Promise<string>} the account as it was shown before it was added
   */
  async scanWhole(popup) {
    await this.findWhole(popup);
    const shown = await text(popup, '#preview');
    await this.#witness(`見つかった内容：${shown}`, popup);
    await this.addFound(popup);
    return shown;
  }

  /** Presses 「二次元コードをスキャン」 and waits until one account was found. @param {Page} popup */
  async findWhole(popup) {
    await popup.click('#scan');
    await seen(popup, 'found');
  }

  /**
   * The account that was found, as it is shown: values by label.
   * @param {Page} page
   */
  async preview(page) {
    await seen(page, 'found');
    const rows = await page.$$eval('#preview dt', (labels) =>
      labels.map((label) =>
        [label.textContent ?? '', label.nextElementSibling?.textContent ?? ''].map(String),
      ),
    );
    return new Map(rows.map(([label = '', value = '']) => [label, value]));
  }

  /** Adds the account that was found. @param {Page} page */
  async addFound(page) {
    await page.click('#found [type=submit]');
    await seen(page, 'added');
    await this.#witness(
      `${await text(page, '#added-title')} ${await text(page, '#added-entry .code')}`,
      page,
    );
  }

  /**
   * Opens the frozen capture from the view of the account that was found.
   * @param {Page} popup
   * @param {{byKeyboard?: boolean}} [options]
   */
  async chooseRegion(popup, { byKeyboard = false } = {}) {
    const press = async (/** @type {string} */ selector) => {
      if (!byKeyboard) return popup.click(selector);
      const isThere = () => popup.$eval(selector, (button) => button === document.activeElement);
      while (!(await isThere())) await popup.keyboard.press('Tab');
      return popup.keyboard.press('Enter');
    };
    await press('#scan');
    await seen(popup, 'found');
    const page = await this.#opened('scan/scan.html', () => press('#choose-region'));
    await inFront(page);
    return page;
  }

  /**
   * Presses 「二次元コードをスキャン」 where that opens the frozen capture.
   * @param {Page} popup
   */
  async scanToRegion(popup) {
    const page = await this.#opened('scan/scan.html', () => popup.click('#scan'));
    await inFront(page);
    return page;
  }

  /**
   * Opens the frozen capture, whether 「二次元コードをスキャン」 shows an account first or not.
   * @param {Page} popup
   */
  async scanForRegion(popup) {
    const opened = this.#opened('scan/scan.html', () => popup.click('#scan'));
    // If the capture opens at once, the popup closes and the first promise is rejected.
    const isProposed = await Promise.any([
      seen(popup, 'found').then(() => true),
      opened.then(() => false),
    ]);
    if (isProposed) await popup.click('#choose-region').catch(unlessGone);
    const page = await opened;
    await inFront(page);
    return page;
  }

  /**
   * Drags a rectangle over a part of the capture.
   * @param {Page} page
   * @param {Area} area
   */
  async dragAround(page, area) {
    await this.drag(page, await bringIntoView(page, area));
  }

  /**
   * Presses the outline around the QR code in a part of the capture.
   * @param {Page} page
   * @param {Area} area
   */
  async pressOutline(page, area) {
    await page.waitForSelector('#outlines button');
    const { x, y, width, height } = await bringIntoView(page, area);
    const { left, top } = await captureOrigin(page);
    await page.mouse.click(left + x + width / 2, top + y + height / 2);
  }

  /**
   * Drags a rectangle over the capture.
   * @param {Page} page
   * @param {{x: number, y: number, width: number, height: number}} box in CSS pixels of the
   *   captured page
   */
  async drag(page, { x, y, width, height }) {
    const origin = await captureOrigin(page);
    await page.mouse.move(origin.left + x, origin.top + y);
    await page.mouse.down();
    await page.mouse.move(origin.left + x + width / 2, origin.top + y + height / 2);
    await page.mouse.move(origin.left + x + width, origin.top + y + height);
    await this.#witness('画面の写しの上で、二次元コードをかこむ', page);
    await page.mouse.up();
  }

  /** Adds the account that was found in the region. @param {Page} page */
  async addRegion(page) {
    await seen(page, 'found');
    await this.#witness(`範囲の中に見つかった内容：${await text(page, '#preview')}`, page);
    await this.addFound(page);
  }

  /** Presses 「＋」. @param {Page} popup */
  async openForm(popup) {
    const page = await this.#opened('add/add.html', () => popup.click('#add'));
    await seen(page, 'form');
    return page;
  }

  /**
   * Presses 「QRコードをスキャンする」 and chooses the file.
   * @param {Page} page
   * @param {string} file
   */
  async chooseFile(page, file) {
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click('#scan-file')]);
    await chooser.accept([file]);
    await untilIn(page, () => document.querySelector('#file-note')?.className !== '');
    await this.#witness(`画像を選んだあと：${await text(page, '#file-note')}`, page);
  }

  /** Presses 「送信」. @param {Page} page */
  async submit(page) {
    await takesPresses(page);
    await page.click('#form [type=submit]');
    await seen(page, 'added');
    await this.#witness(
      `${await text(page, '#added-title')} ${await text(page, '#added-entry .code')}`,
      page,
    );
  }

  /**
   * Copies the code of the first row by a press.
   * @param {Page} page
   * @param {{lasting?: number}} [options] `lasting`: how many seconds the code must still be
   *   valid; otherwise the next one is awaited
   * @returns {Promise<string>} the code as it is shown
   */
  async copyCode(page, { lasting = 5 } = {}) {
    const shown = await copyFirstCode(page, lasting);
    await this.#witness(
      `数字を押すと「${await text(page, `${FIRST_ROW} .copy`)}」：${shown}`,
      page,
    );
    return shown;
  }

  /**
   * Presses 「次のコード」 of a counter-based entry, which copies the code too.
   * @param {Page} page
   * @returns {Promise<string>} the code as it is shown
   */
  async takeNext(page) {
    await page.click(`${FIRST_ROW} .advance`);
    await page.waitForSelector(`${FIRST_ROW}.copied`);
    const shown = await text(page, `${FIRST_ROW} .code`);
    await this.#witness(`「次のコード」を押すと：${shown}`, page);
    return shown;
  }

  /**
   * @param {string} path
   * @param {() => Promise<void>} act
   */
  async #opened(path, act) {
    const page = await opened(this.#launched, path, act);
    page.on('pageerror', (error) => console.error(path, error));
    return page;
  }
}
