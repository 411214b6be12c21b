// A real Chromium with the built extension in it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { buildWithModules } from './build-with-modules.js';

/** @import {Browser, Extension, LaunchOptions} from 'puppeteer-core' */

const root = join(import.meta.dirname, '..', '..', '..');
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each of these costs a process of its own, which no test needs.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,OptimizationGuideOnDeviceModel',
];

/**
 * @typedef {object} Launched
 * @property {Browser} browser
 * @property {Extension} extension
 * @property {string} profile the browser's profile folder
 * @property {() => Promise<void>} close ends the browser and removes the profile, unless that was
 *   given
 */

/**
 * @typedef {object} Options
 * @property {string} [language]
 * @property {boolean} [headless]
 * @property {string} [profile] a profile folder of the caller's, which stays
 * @property {string} [folder] the extension's folder, instead of the build's
 * @property {boolean} [modules] whether the test imports source modules inside a page
 * @property {string[]} [args] more switches of the browser
 */

/**
 * @param {'chrome' | 'edge'} build
 * @param {Options} [options]
 * @returns {Promise<Launched>}
 */
export async function launch(
  build,
  { language = 'ja', headless = true, profile: given, folder, modules = false, args = [] } = {},
) {
  const profile = given ?? mkdtempSync(join(tmpdir(), 'warifu-profile-'));
  const built = modules ? buildWithModules(build) : join(root, 'dist', build);
  const browser = await start({
    headless,
    userDataDir: profile,
    enableExtensions: [folder ?? built],
    args: [
      ...QUIET,
      `--lang=${language}`,
      `--accept-lang=${language}`,
      '--window-size=1280,900',
      ...args,
    ],
    env: { ...process.env, LANGUAGE: language },
    ...(headless ? {} : { defaultViewport: null }),
  });
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const [extension] = [...(await browser.extensions()).values()];
  if (extension === undefined) throw new Error('the browser did not load the extension');
  const close = async () => {
    await browser.close();
    if (given !== undefined) return;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { browser, extension, profile, close };
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
