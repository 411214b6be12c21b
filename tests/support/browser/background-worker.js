// Ends and wakes the background worker as Chromium does, and waits until that has happened.

/** @import {CDPSession, Page, Protocol} from 'puppeteer-core' */

/** @typedef {Protocol.ServiceWorker.ServiceWorkerVersionRunningStatus} Status */

/** A worker that is still starting is not ended, because Chromium was seen to lose that request. */
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

  /** Waits until an alarm has woken the worker. */
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
