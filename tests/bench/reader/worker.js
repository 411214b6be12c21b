// In the browser, worker.js?reader=NAME: gets files and posts answers.

import { Refused } from './in-browser/refused.js';

/** @import {Answer, Trap} from './judge.js' */
/**
 * @typedef {(file: Uint8Array<ArrayBuffer>) => string[] | Promise<string[]>} Read the texts on a
 *   picture
 */

const name = new URLSearchParams(self.location.search).get('reader');
const loading = load();

self.addEventListener('message', (/** @type {MessageEvent<Uint8Array<ArrayBuffer>>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
});

/** @returns {Promise<Read>} */
async function load() {
  /** @type {{load: () => Promise<Read>}} */
  const reader = await import(`./in-browser/${name}.js`);
  return reader.load();
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Promise<Answer | Trap>}
 */
async function answer(file) {
  try {
    const read = await loading;
    const start = performance.now();
    try {
      const texts = await read(file);
      return { texts, ms: performance.now() - start };
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      return { texts: [], ms: performance.now() - start, refused: thrown.message };
    }
  } catch (thrown) {
    return { trap: String(thrown) };
  }
}
