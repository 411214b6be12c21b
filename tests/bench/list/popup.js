// A toolbar window, driven over a session of its own.

import { REPORT, WATCHED, watch, watchPaints } from './watch.js';

/** @import {CDPSession} from 'puppeteer-core' */
/** @import {Report} from './watch.js' */

/** Far longer than any build takes, because a busy machine may be slow. */
const TIMEOUT_MS = 60_000;

export class Popup {
  /** @type {Report[]} */ #reports = [];
  #session;
  /** @type {() => void} */ #onReport = () => {};
  #closed;

  /**
   * @param {CDPSession} session of a window that waits for the debugger
   * @param {CDPSession} root a session of the browser itself
   * @param {number} clicked when the toolbar button was pressed, in milliseconds since 1970
   */
  constructor(session, root, clicked) {
    this.#session = session;
    this.clicked = clicked;
    this.#closed = new Promise((resolve) => {
      root.on('Target.detachedFromTarget', ({ sessionId }) => {
        if (sessionId === session.id()) resolve(undefined);
      });
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== REPORT) return;
      this.#reports.push(/** @type {Report} */ (JSON.parse(payload)));
      this.#onReport();
    });
  }

  /** Lets the window load, with the watching script in it. */
  async start() {
    const given = JSON.stringify(WATCHED);
    const source = `(${watch})(${given});\n(${watchPaints})(${given});`;
    await Promise.all([
      this.#session.send('Page.enable'),
      this.#session.send('Runtime.enable'),
      this.#session.send('Runtime.addBinding', { name: REPORT }),
      this.#session.send('Page.addScriptToEvaluateOnNewDocument', { source }),
      this.#session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  /**
   * The next report of this event, which is then used up.
   * @param {Report['event']} event
   * @param {string} [name] of a paint
   * @returns {Promise<Report>}
   */
  async report(event, name = '') {
    const isIt = (/** @type {Report} */ one) => one.event === event && one.name === name;
    const deadline = AbortSignal.timeout(TIMEOUT_MS);
    for (;;) {
      const at = this.#reports.findIndex(isIt);
      const [found] = at < 0 ? [] : this.#reports.splice(at, 1);
      if (found !== undefined) return found;
      await new Promise((resolve, reject) => {
        this.#onReport = () => resolve(undefined);
        const text = `the window showed no ${name || event} within ${TIMEOUT_MS / 1000} s`;
        deadline.addEventListener('abort', () => reject(new Error(text)));
      });
    }
  }

  /** @param {{x: number, y: number}} place */
  async press({ x, y }) {
    const button = /** @type {const} */ ({ x, y, button: 'left', clickCount: 1 });
    await Promise.all([
      this.#session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button }),
      this.#session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button }),
    ]);
  }

  /**
   * Presses an element by script, wherever it is: rows that come in still move it. The press of the
   * mouse button is what the watching script waits for.
   * @param {string} selector
   */
  async pressOn(selector) {
    await this.run((one) => {
      const element = document.querySelector(one);
      if (!(element instanceof HTMLElement)) throw new Error(`the window has no ${one}`);
      element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      element.click();
    }, selector);
  }

  /** Writes into the password field in one go. @param {string} text */
  async type(text) {
    await this.run((selector) => {
      const field = document.querySelector(selector);
      if (field instanceof HTMLElement) field.focus();
    }, WATCHED.gate);
    await this.#session.send('Input.insertText', { text });
  }

  async pressEnter() {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await Promise.all([
      this.#session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...key }),
      this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    ]);
  }

  /**
   * Runs a function in the window.
   * @template T
   * @template {unknown[]} A
   * @param {(...given: A) => T} work
   * @param {A} given
   * @returns {Promise<Awaited<T>>}
   */
  async run(work, ...given) {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression: `(${work})(...${JSON.stringify(given)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** The number of nodes in all documents of the window, with those that wait to be collected. */
  async nodes() {
    await this.#session.send('Performance.enable');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'Nodes')?.value ?? NaN;
  }

  async close() {
    await this.#session.send('Runtime.evaluate', { expression: 'close()' }).catch(() => {});
    await this.#closed;
  }
}
