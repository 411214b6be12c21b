// One extension in a browser of its own, which stays open for all rounds.
//
// Each extension has its own browser, so that no other one shares its processes or wakes beside it.
// Before each click the extension's worker is stopped and no page of it is open. Each window thus
// starts in a new process. This is a member's usual case: the worker ends after 30 s idle.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const POLL_MS = 10;
/** Scrolling through 10,000 rows that are made one after another takes minutes on a busy machine. */
const PROTOCOL_MS = 600_000;

export class Subject {
  #profile;
  #root;
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
      protocolTimeout: PROTOCOL_MS,
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
    return subject;
  }

  /** Presses the toolbar button while the web page is in front. */
  async openPopup() {
    await this.#stopWorker();
    await this.front.bringToFront();
    /** @type {Promise<CDPSession>} */
    const appeared = new Promise((resolve) => {
      this.#onPopup = resolve;
    });
    const clicked = performance.timeOrigin + performance.now();
    const pressed = this.front.triggerExtensionAction(this.extension);
    const popup = new Popup(await appeared, this.#root, clicked);
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
    const page = await this.openPage('manifest.json');
    try {
      return await page.evaluate(
        /** @type {(...given: unknown[]) => Promise<T>} */ (work),
        ...given,
      );
    } finally {
      await page.close();
    }
  }

  /** The ids of the renderer processes. */
  async renderers() {
    const { processInfo } = await this.#root.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }

  async close() {
    await this.browser.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /**
   * Ends the extension's worker. One that is still starting waits for the debugger, and would hang
   * if it were closed then; Puppeteer lists a worker once it runs.
   */
  async #stopWorker() {
    const isWorker = (/** @type {string} */ type) => type === 'service_worker';
    const asked = new Set();
    for (;;) {
      const { targetInfos } = await this.#root.send('Target.getTargets');
      const workers = targetInfos.filter(({ type }) => isWorker(type));
      if (workers.length === 0) return;
      const running = this.browser.targets().filter((target) => isWorker(target.type()));
      for (const { targetId } of running.length === workers.length ? workers : []) {
        if (asked.has(targetId)) continue;
        asked.add(targetId);
        // It may have ended by itself meanwhile.
        await this.#root.send('Target.closeTarget', { targetId }).catch(() => {});
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
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
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${folder}: the browser did not load the extension`);
}
