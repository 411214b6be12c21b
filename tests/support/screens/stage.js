// Prepares the screens: a browser with the extension, and the portal's set-up page in front.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../browser/launch.js';
import { FakeCamera } from '../camera/fake-camera.js';
import { Member } from '../member/member.js';
import { seen } from '../browser/views.js';
import { Visit } from '../member/portal-visit.js';
import { startPortal } from '../portal/server.js';

/** @import {Page} from 'puppeteer-core' */

export const LANGUAGES = /** @type {const} */ (['ja', 'en']);
export const USER = 'taro.yamada';

/** The size of full pages. A popup has its own. */
const PAGE = { width: 1000, height: 800 };

/** @typedef {(typeof LANGUAGES)[number]} Language */

/**
 * @typedef {object} Screen
 * @property {string} name in file names
 * @property {Page} page
 */

/** @typedef {Awaited<ReturnType<typeof setStage>>} Stage */

/** @param {Language} language */
export async function setStage(language) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-screens-'));
  const camera = new FakeCamera();
  const launched = await launch('chrome', { language, args: camera.args });
  const portal = await startPortal();
  const visit = await Visit.begin(launched.browser, portal);
  await visit.logIn(USER);
  const member = new Member(launched);
  return {
    launched,
    camera,
    portal,
    visit,
    folder,
    member,
    /** Opens the popup over the portal's page. */
    openPopup() {
      return member.openPopup(visit.page);
    },
    /**
     * Opens a page of the extension in a tab.
     * @param {string} path
     * @param {string} view
     */
    async open(path, view) {
      const page = await launched.browser.newPage();
      await page.setViewport(PAGE);
      await page.goto(`chrome-extension://${launched.extension.id}/${path}`);
      await seen(page, view);
      return page;
    },
    async close() {
      await launched.close();
      await portal.close();
      camera.remove();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives a page the size of the full pages. @param {Page} page */
export async function enlarge(page) {
  await page.setViewport(PAGE);
  return page;
}
