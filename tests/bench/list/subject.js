// One extension in a browser of its own, which stays open for all rounds.
//
// Each extension has its own browser, so that no other one shares its processes or wakes beside it.
// A page without scripts keeps the extension's process alive: each window opens in a running
// process, whether its worker has just ended or not, and so does the empty popup.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { Popup } from './popup.js';

/** @import {Browser, CDPSession, Extension, Page} from 'puppeteer-core' */
/** @import {Build} from './builds.js' */

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=ja',
  '--accept-lang=ja',
  '--window-size=1280,900',
];
const LOAD_MS = 20_000;
const POLL_MS = 20;
/** From the end of the press; the window is there before it on an idle machine. */
const WINDOW_MS = 60_000;
/** A worker ends after 30 s without work. */
const WORKER_MS = 90_000;

export class Subject {
  #profile;
  #root;
  /** @type {Page | undefined} */ #quiet;
  /** @type {((session: CDPSession) => void) | undefined} */ #onPopup;

  /**
   * @param {Build} build
   * @param {object} started
   * @param {string} started.profile
   * @param {Browser} started.browser
   * @param {Extension} started.extension
   * @param {CDPSession} started.root a session of the browser itself
   * @param {Page} started.front the web page in front
   */
  constructor(build, { profile, browser, extension, root, front }) {
    this.build = build;
    this.browser = browser;
    this.extension = extension;
    this.front = front;
    this.#profile = profile;
    this.#root = root;
    root.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
      const session = root.connection()?.session(sessionId);
      if (!session) return;
      // A toolbar window is of type `other` until it has an address.
      const isWindow = ['other', 'page'].includes(targetInfo.type) && waitingForDebugger;
      if (this.#onPopup && isWindow) this.#onPopup(session);
      else void session.send('Runtime.runIfWaitingForDebugger').catch(() => {});
    });
  }

  /**
   * @param {Build} build
   * @param {string} site the address of the page in front
   */
  static async start(build, site) {
    const executablePath = process.env['CHROMIUM'];
    if (!executablePath) throw new Error('CHROMIUM does not name a browser');
    const profile = mkdtempSync(join(tmpdir(), 'warifu-bench-'));
    const browser = await puppeteer.launch({
      executablePath,
      pipe: true,
      userDataDir: profile,
      enableExtensions: [build.folder],
      // Puppeteer's own session would slow the window down, a build of many files the most.
      targetFilter: (target) => target.type() !== 'other',
      args: SWITCHES,
      env: { ...process.env, LANGUAGE: 'ja' },
    });
    const extension = await loaded(browser, build.folder);
    const front = await browser.newPage();
    await front.goto(site);
    const root = await browser.target().createCDPSession();
    const subject = new Subject(build, { profile, browser, extension, root, front });
    const ignored = ['browser', 'tab', 'service_worker'];
    const filter = [...ignored.map((type) => ({ type, exclude: true })), {}];
    const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter };
    await root.send('Target.setAutoAttach', attach);
    await subject.keepAlive();
    return subject;
  }

  /** Presses the toolbar button while the web page is in front. */
  async openPopup() {
    await this.front.bringToFront();
    /** @type {Promise<CDPSession>} */
    const appeared = new Promise((resolve) => {
      this.#onPopup = resolve;
    });
    const clicked = performance.timeOrigin + performance.now();
    const pressed = this.front.triggerExtensionAction(this.extension);
    const late = pressed.then(() => failAfter(WINDOW_MS));
    // It also fails when the window appeared long ago.
    late.catch(() => {});
    const session = await Promise.race([appeared, late]);
    const popup = new Popup(session, this.#root, clicked);
    this.#onPopup = undefined;
    await Promise.all([popup.start(), pressed]);
    return popup;
  }

  /**
   * Opens one of the extension's pages in a tab.
   * @param {string} path
   */
  async openPage(path) {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.extension.id}/${path}`);
    return page;
  }

  /**
   * Runs a function in a page of the extension that has no scripts of its own.
   * @template {unknown[]} A
   * @template T
   * @param {(...given: A) => Promise<T>} work
   * @param {A} given
   * @returns {Promise<T>}
   */
  async inside(work, ...given) {
    const page = await this.keepAlive();
    return page.evaluate(/** @type {(...all: unknown[]) => Promise<T>} */ (work), ...given);
  }

  /** Opens the page that keeps the extension's process alive. */
  async keepAlive() {
    this.#quiet ??= await this.openPage('manifest.json');
    return this.#quiet;
  }

  /** Ends the extension's process: closes its page, and waits until its worker ends by itself. */
  async endProcess() {
    await this.#quiet?.close();
    this.#quiet = undefined;
    const deadline = Date.now() + WORKER_MS;
    while ((await this.processes()).length > 0) {
      if (Date.now() > deadline) throw new Error('the process of the extension did not end');
      await wait(POLL_MS);
    }
  }

  /** The ids of the processes in which the extension's pages and worker run. Linux only. */
  async processes() {
    const { processInfo } = await this.#root.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => id)
      .filter((pid) => readProcess(pid, 'cmdline').includes('--extension-process'));
  }

  async close() {
    await this.browser.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * @param {Browser} browser
 * @param {string} folder
 */
async function loaded(browser, folder) {
  const deadline = Date.now() + LOAD_MS;
  while (Date.now() < deadline) {
    const [extension] = [...(await browser.extensions()).values()];
    if (extension !== undefined) return extension;
    await wait(POLL_MS);
  }
  throw new Error(`${folder}: the browser did not load the extension`);
}

/**
 * A file of the system about a process; empty without such a file.
 * @param {number} pid
 * @param {'cmdline' | 'smaps_rollup'} name
 */
export function readProcess(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // Not Linux, or the process ended.
    return '';
  }
}

/**
 * Throws after that time.
 * @param {number} ms
 * @returns {Promise<never>}
 */
async function failAfter(ms) {
  // The process need not wait for this.
  await wait(ms, undefined, { ref: false });
  throw new Error('the toolbar button opened no window');
}
