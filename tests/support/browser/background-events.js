// Events of the browser in the extension's background worker.

/** @import {Launched} from './launch.js' */

/**
 * Fires an event that no test can cause otherwise.
 * @param {Launched} launched
 * @param {'commands.onCommand' | 'idle.onStateChanged'} event
 * @param {string} value
 */
export async function fireInBackground({ browser }, event, value) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(
    (name, argument) => {
      const source =
        name === 'commands.onCommand' ? chrome.commands.onCommand : chrome.idle.onStateChanged;
      // An undocumented method of Chromium's events, which the types lack.
      const { dispatch } = /** @type {{dispatch: (argument: string) => void}} */ (
        /** @type {unknown} */ (source)
      );
      dispatch.call(source, argument);
    },
    event,
    value,
  );
}
