// An administrator's policy files for one browser, in a folder of the test's own. They are the real
// thing, but slow: the browser takes two seconds to hand them to extensions. Tests of a single
// policy can use `policies.js` instead.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @import {TestContext} from 'node:test' */
/** @import {Browser} from 'puppeteer-core' */

/**
 * Starts the browser that CHROMIUM names with the folder that POLICIES names; run with `true` as
 * the browser, it tells whether this machine permits that.
 */
export const WRAPPER = join(import.meta.dirname, 'chromium-with-policies');

export class PolicyFiles {
  /** For `BrowserOptions.policies`. */
  folder = mkdtempSync(join(tmpdir(), 'warifu-policies-'));
  #file = join(this.folder, 'policies', 'managed', 'test.json');

  /**
   * @param {Pick<TestContext, 'after'>} context removes the files at its end
   * @param {Record<string, unknown>} policies by their names, from the browser's start on
   */
  constructor(context, policies) {
    mkdirSync(join(this.#file, '..'), { recursive: true });
    this.#write(policies);
    context.after(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /**
   * Replaces all policies of a running browser.
   * @param {Browser} browser
   * @param {Record<string, unknown>} policies
   */
  async change(browser, policies) {
    this.#write(policies);
    // The browser sees a changed file by itself after five seconds.
    const page = await browser.newPage();
    await page.goto('chrome://policy');
    await page.evaluate(() => {
      /** @type {{chrome: {send: (message: string) => void}}} */ (
        /** @type {unknown} */ (globalThis)
      ).chrome.send('reloadPolicies');
    });
    await page.close();
  }

  /** @param {Record<string, unknown>} policies */
  #write(policies) {
    // Without the first one, no test could see the pages of an extension that a policy installs.
    writeFileSync(this.#file, JSON.stringify({ DeveloperToolsAvailability: 1, ...policies }));
  }
}

/**
 * Policies that set an extension's managed storage.
 * @param {string} id the extension's
 * @param {Record<string, unknown>} values
 */
export function managed(id, values) {
  return { '3rdparty': { extensions: { [id]: values } } };
}

/**
 * The id of an unpacked extension without a key in its manifest.
 * @param {string} folder its absolute path
 */
export function idOf(folder) {
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digits.replaceAll(/./gu, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

/**
 * For the option `skip` of a test that uses policy files: the reason if this machine does not
 * permit a mount of the test's own, which the report then shows.
 * @returns {string | false}
 */
export function noPolicyFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-policies-'));
  const env = { ...process.env, CHROMIUM: 'true', POLICIES: folder };
  const { status, stderr, error } = spawnSync(WRAPPER, [], { env, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status === 0) return false;
  return `no policy files on this machine: ${error?.message ?? stderr.trim()}`;
}
