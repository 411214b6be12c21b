// The steps that a member takes on the portal's pages.

import { writeFileSync } from 'node:fs';
import { text } from '../browser/views.js';

/** @import {Browser, Page} from 'puppeteer-core' */
/** @import {Witness} from './member.js' */

/**
 * A portal: the practice portal, or one behind Keycloak.
 * @typedef {object} Portal
 * @property {string} url
 * @property {readonly {name: string, password: string}[]} accounts
 */

/** @type {Witness} */
const nobody = () => Promise.resolve();

export class Visit {
  #witness;

  /**
   * @param {Page} page
   * @param {Portal} portal
   * @param {Witness} [witness]
   */
  constructor(page, portal, witness = nobody) {
    this.page = page;
    this.portal = portal;
    this.#witness = witness;
  }

  /**
   * @param {Browser} browser
   * @param {Portal} portal
   * @param {Witness} [witness]
   */
  static async begin(browser, portal, witness) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 840 });
    return new Visit(page, portal, witness);
  }

  /**
   * Logs in with the password, which leads to the set-up page or to the page that asks for a code.
   * @param {string} name
   */
  async logIn(name) {
    const account = this.portal.accounts.find((one) => one.name === name);
    if (account === undefined) throw new Error(`the portal knows no ${name}`);
    await this.page.goto(this.portal.url);
    await this.page.type('#username', name);
    await this.page.type('#password', account.password);
    await this.#submit('#kc-login');
    await this.#witness(`加入者ページ：${await text(this.page, 'h1, h2')}`, this.page);
  }

  /** The position of the QR code on the page, with a margin. */
  async codeBox() {
    const image = await this.page.$('#kc-totp-secret-qr-code');
    const box = await image?.boundingBox();
    if (!box) throw new Error('the page shows no code');
    return { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
  }

  /**
   * Saves the picture of the QR code, as the browser's menu does.
   * @param {string} file
   */
  async savePicture(file) {
    const address = await this.page.$eval(
      '#kc-totp-secret-qr-code',
      (image) => image.getAttribute('src') ?? '',
    );
    writeFileSync(file, Buffer.from(address.split(',')[1] ?? '', 'base64'));
    await this.#witness('二次元コードを PNG 形式で保存する', this.page);
  }

  /** Presses 「スキャンできませんか？」. @returns {Promise<string>} the key, with its spaces */
  async showKey() {
    await this.#submit('#mode-manual');
    const key = await text(this.page, '#kc-totp-secret-key');
    await this.#witness('「スキャンできませんか？」で表示されるキー', this.page);
    return key;
  }

  /**
   * Pastes the code and submits it. At the set-up, other devices are signed out.
   * @returns {Promise<string>} the field's value after the paste
   */
  async pasteCode() {
    const pasted = await this.paste();
    await this.#witness(`貼り付けたワンタイムパスワード：${pasted}`, this.page);
    await this.send();
    return pasted;
  }

  /** @returns {Promise<string>} the field's value after the paste */
  async paste() {
    await this.page.bringToFront();
    const field = await this.#codeField();
    await this.page.click(field);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('KeyV');
    await this.page.keyboard.up('Control');
    return this.page.$eval(field, (input) =>
      input instanceof HTMLInputElement ? input.value : '',
    );
  }

  /** Submits the code in the field. */
  async send() {
    if ((await this.#codeField()) === '#otp') return this.#submit('#kc-login');
    await this.page.type('#userLabel', 'Warifu');
    await this.#tick('#logout-sessions');
    await this.#submit('#saveTOTPBtn');
  }

  async #codeField() {
    return (await this.page.$('#totp')) ? '#totp' : '#otp';
  }

  /** Whether the portal let the member in. */
  async isIn() {
    const isIn = (await this.page.$('#portal-home')) !== null;
    await this.#witness(isIn ? '加入者ページに入れた' : await text(this.page, 'body'), this.page);
    return isIn;
  }

  async logOut() {
    await this.#submit('#kc-logout');
  }

  /** @param {string} selector of a checkbox, which may be ticked already */
  async #tick(selector) {
    const isTicked = await this.page.$eval(
      selector,
      (box) => box instanceof HTMLInputElement && box.checked,
    );
    if (!isTicked) await this.page.click(selector);
  }

  /** @param {string} selector */
  async #submit(selector) {
    await Promise.all([this.page.waitForNavigation(), this.page.click(selector)]);
  }
}
