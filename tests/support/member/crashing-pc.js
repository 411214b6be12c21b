// A PC whose browser is killed and started again with the same profile.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_PAGE } from '../browser/build-with-modules.js';
import { disk, goInside, unlock } from '../browser/extension-modules.js';
import { kill } from '../browser/kill.js';
import { launch } from '../browser/launch.js';
import { unlessGone } from '../browser/new-page.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Inside, Modules} from '../browser/extension-modules.js' */
/** @import {Own} from '../browser/launch.js' */

/** Before the browser was asked to write, after it was asked, and after it has acknowledged it. */
export const STAGES = /** @type {const} */ (['before', 'handed over', 'acknowledged']);

/** @typedef {(typeof STAGES)[number]} Stage */
/** @typedef {{write: number, stage: Stage}} Moment `write`: of the action's writes, from 0 */

export class CrashingPc {
  /** @type {TestContext} */ #context;
  #profile;
  #launched;
  /** Its modules, in a page that does nothing by itself. */
  inside;

  /**
   * @param {TestContext} context
   * @param {string} profile
   * @param {Own} launched
   * @param {Inside} inside
   */
  constructor(context, profile, launched, inside) {
    this.#context = context;
    this.#profile = profile;
    this.#launched = launched;
    this.inside = inside;
    context.after(async () => {
      await this.#launched.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });
  }

  /** @param {TestContext} context @param {string} [profile] */
  static async start(context, profile = mkdtempSync(join(tmpdir(), 'warifu-crashing-'))) {
    const launched = await launch('chrome', { profile, modules: true });
    return new CrashingPc(context, profile, launched, await goInside(launched, EMPTY_PAGE));
  }

  /** Kills the browser, starts it again, and opens the vault with its password, if there is one. */
  async crash() {
    await kill(this.#launched.browser);
    await this.#restart();
  }

  /**
   * Kills the browser at a write of an action.
   * @param {Page} page
   * @param {Moment} moment
   * @param {() => Promise<void>} act begins the action
   * @returns {Promise<string[]>} the names of the values that were written or removed
   */
  async crashAt(page, moment, act) {
    /** @type {Promise<void> | undefined} */
    let killed;
    /** @type {Promise<string[]>} */
    const names = new Promise((resolve) => {
      void page.exposeFunction('tell', (/** @type {string[]} */ written) => {
        killed ??= kill(this.#launched.browser);
        resolve(written);
      });
    });
    await page.evaluate(stopAtWrite, moment);
    await act().catch(unlessGone);
    const written = await names;
    await killed;
    await this.#restart();
    return written;
  }

  /**
   * Kills the browser for good.
   * @returns {Promise<() => Promise<CrashingPc>>} starts a copy of the PC
   */
  async die() {
    await kill(this.#launched.browser);
    return async () => {
      const copy = mkdtempSync(join(tmpdir(), 'warifu-crashing-'));
      // The locks of the browser that has ended.
      const filter = (/** @type {string} */ path) => !/\/Singleton[A-Z][a-z]+$/u.test(path);
      cpSync(this.#profile, copy, { recursive: true, filter });
      const pc = await CrashingPc.start(this.#context, copy);
      await pc.#unlock();
      return pc;
    };
  }

  /**
   * The page for another PC.
   * @param {'old' | 'new'} role
   */
  async openMove(role) {
    const page = await this.#launched.browser.newPage();
    await page.setViewport({ width: 1000, height: 900 });
    await page.goto(`chrome-extension://${this.#launched.extension.id}/move/move.html#${role}`);
    return page;
  }

  /** The names and counters of the entries; `null` if there is no vault. */
  accounts() {
    return this.inside.page.evaluate(readAccounts, this.inside.modules);
  }

  /** Whether a move is noted. */
  async isMoving() {
    return 'move' in (await disk(this.inside.page));
  }

  async #restart() {
    this.#launched = await launch('chrome', { profile: this.#profile, modules: true });
    this.inside = await goInside(this.#launched, EMPTY_PAGE);
    await this.#unlock();
  }

  async #unlock() {
    const names = Object.keys(await disk(this.inside.page));
    if (names.some((name) => name.startsWith('vault-'))) await unlock(this.inside);
  }
}

/** Runs in the page. @param {Modules} modules */
async function readAccounts({ session }) {
  if ((await session.readState()) === 'new') return null;
  const vault = await session.openVault();
  const accounts = vault.ids().map((id) => {
    const { entry, parameters } = vault.details(id);
    return [entry.issuer, entry.account, parameters.counter ?? ''].join(' ');
  });
  vault.free();
  return accounts;
}

/** Runs in the page: its writes from now on are counted. @param {Moment} moment */
function stopAtWrite({ write, stage }) {
  const { tell } = /** @type {{tell: (names: string[]) => Promise<void>}} */ (
    /** @type {unknown} */ (globalThis)
  );
  const local = /** @type {Record<'set' | 'remove', (values: unknown) => Promise<void>>} */ (
    /** @type {unknown} */ (chrome.storage.local)
  );
  let count = 0;
  for (const name of /** @type {const} */ (['set', 'remove'])) {
    const original = local[name].bind(local);
    local[name] = async (values) => {
      const isIt = count === write;
      count += 1;
      const writing = isIt && stage === 'before' ? undefined : original(values);
      if (!isIt || stage === 'acknowledged') await writing;
      if (!isIt) return;
      void tell(name === 'set' ? Object.keys(Object(values)) : [values].flat().map(String));
      // The page must do nothing more until the browser ends.
      await new Promise(() => undefined);
    };
  }
}
