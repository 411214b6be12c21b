// A real Chromium with the built extension in it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { buildWithModules } from './build-with-modules.js';
import { WRAPPER } from './policy-files.js';

/** @import {Browser, Extension, LaunchOptions} from 'puppeteer-core' */

const root = join(import.meta.dirname, '..', '..', '..');
/**
 * Each costs a process of its own, which no test needs. The spare renderer would be started anew
 * with each page.
 */
const UNUSED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'OptimizationGuideOnDeviceModel',
  'SpareRendererForSitePerProcess',
];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Otherwise the ring beside each code is drawn anew all the time.
  '--force-prefers-reduced-motion',
  `--disable-features=${UNUSED_FEATURES.join(',')}`,
];

/**
 * @typedef {object} Launched
 * @property {Browser} browser
 * @property {Extension} extension
 * @property {string} profile the browser's profile folder
 */

/**
 * @typedef {object} Closing
 * @property {() => Promise<void>} close ends the browser and removes the profile, unless that was
 *   given
 */

/** @typedef {Launched & Closing} Own a browser that the caller ends */
/** @typedef {Omit<Own, 'extension'>} Started a browser without an extension */

/**
 * @typedef {object} BrowserOptions
 * @property {string} [language]
 * @property {boolean} [headless]
 * @property {string} [profile] a profile folder of the caller's, which stays
 * @property {string[]} [args] more switches of the browser
 * @property {string[]} [without] switches that it does not get, of ours or of Puppeteer's own
 * @property {string} [policies] the folder of a test's `PolicyFiles`
 * @property {{path: string, env: Record<string, string>}} [wrapper] starts the browser
 */

/**
 * @typedef {object} ExtensionOptions
 * @property {string | undefined} [folder] the extension's folder, instead of the build's
 * @property {boolean | undefined} [modules] whether the test imports source modules inside a page
 */

/** @typedef {BrowserOptions & ExtensionOptions} Options */

/** @typedef {'chrome' | 'edge'} Build */

/**
 * @param {Build} build
 * @param {Options} [options]
 * @returns {Promise<Own>}
 */
export async function launch(build, options = {}) {
  const started = await startBrowser(options);
  return { ...started, extension: await install(started.browser, folderOf(build, options)) };
}

/**
 * @param {BrowserOptions} options
 * @returns {Promise<Started>}
 */
export async function startBrowser({
  language = 'ja',
  headless = true,
  profile: given,
  args = [],
  without = [],
  policies,
  wrapper = policies === undefined ? undefined : { path: WRAPPER, env: { POLICIES: policies } },
}) {
  const profile = given ?? mkdtempSync(join(tmpdir(), 'warifu-profile-'));
  const browser = await start({
    headless,
    userDataDir: profile,
    enableExtensions: true,
    args: [
      ...QUIET.filter((one) => !without.includes(one)),
      `--lang=${language}`,
      `--accept-lang=${language}`,
      '--window-size=1280,900',
      ...args,
    ],
    ignoreDefaultArgs: without,
    env: { ...process.env, LANGUAGE: language, ...wrapper?.env },
    ...(headless ? {} : { defaultViewport: null }),
    ...(wrapper && { executablePath: wrapper.path }),
  });
  const close = async () => {
    await browser.close();
    if (given !== undefined) return;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { browser, profile, close };
}

/**
 * Installs the extension, and waits for its background worker.
 * @param {Browser} browser
 * @param {string} folder the extension's
 * @returns {Promise<Extension>}
 */
export async function install(browser, folder) {
  const id = await browser.installExtension(folder);
  await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().includes(id),
  );
  const extension = (await browser.extensions()).get(id);
  if (extension === undefined) throw new Error('the browser did not load the extension');
  return extension;
}

/**
 * The folder to install.
 * @param {Build} build
 * @param {ExtensionOptions} options
 */
export function folderOf(build, { folder, modules = false }) {
  return folder ?? (modules ? buildWithModules(build) : join(root, 'dist', build));
}

/** A browser without the extension. */
export function launchBare() {
  return start({ args: QUIET });
}

/** @param {LaunchOptions} options */
function start(options) {
  const executablePath = process.env['CHROMIUM'];
  if (!executablePath)
    throw new Error('CHROMIUM does not name a browser: run this through the scripts');
  return puppeteer.launch({ executablePath, pipe: true, ...options });
}
