// Events of the browser in the extension's background worker.

/** @import {Launched} from './launch.js' */

/**
 * Fires an event in the extension's background that only a user could cause.
 * @param {Launched} launched
 * @param {'commands.onCommand' | 'idle.onStateChanged'} event
 * @param {string} value
 */
export async function tellBackground({ browser }, event, value) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(
    (name, told) => {
      const source =
        name === 'commands.onCommand' ? chrome.commands.onCommand : chrome.idle.onStateChanged;
      // An undocumented method of Chromium's events, which the types lack.
      /** @type {{dispatch: (told: string) => void}} */ (/** @type {unknown} */ (source)).dispatch(
        told,
      );
    },
    event,
    value,
  );
}
