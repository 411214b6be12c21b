// The background worker, ended and woken as Chromium itself does it, and followed until it is so.

/** @import {CDPSession, Page, Protocol} from 'puppeteer-core' */

/** @typedef {Protocol.ServiceWorker.ServiceWorkerVersionRunningStatus} Status */

/** A worker that is still starting is not ended: the order to end it was seen to be lost. */
export class BackgroundWorker {
  #page;
  /** @type {CDPSession | undefined} */ #devtools;
  /** @type {Status | undefined} */ #status;
  /** @type {{status: Status, resolve: () => void} | undefined} */ #awaited;

  /** @param {Page} page one of the extension's */
  constructor(page) {
    this.#page = page;
  }

  /** @param {Page} page one of the extension's */
  static async of(page) {
    const worker = new BackgroundWorker(page);
    const devtools = await page.createCDPSession();
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { runningStatus } of versions) worker.#became(runningStatus);
    });
    await devtools.send('ServiceWorker.enable');
    worker.#devtools = devtools;
    return worker;
  }

  async end() {
    await this.#once('running');
    const stopped = this.#once('stopped');
    await this.#devtools?.send('ServiceWorker.stopAllWorkers');
    await stopped;
  }

  /** The alarm is what wakes it. */
  async wake() {
    await this.#page.evaluate(() => chrome.alarms.create('lock', { when: Date.now() }));
    await this.#once('running');
  }

  /** @param {Status} status */
  #became(status) {
    this.#status = status;
    if (status === this.#awaited?.status) this.#awaited.resolve();
  }

  /** @param {Status} status */
  async #once(status) {
    if (this.#status === status) return;
    await /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        this.#awaited = { status, resolve };
      })
    );
  }
}
