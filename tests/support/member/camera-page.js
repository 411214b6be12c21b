// The page that reads QR codes with a camera.

import { text } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from '../browser/launch.js' */

/**
 * Opens the camera's page in a tab.
 * @param {Launched} launched
 * @param {(page: Page) => Promise<unknown>} [prepare] called before the page is there
 * @returns {Promise<Page>}
 */
export async function openCameraPage({ browser, extension }, prepare) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  await prepare?.(page);
  await page.goto(`chrome-extension://${extension.id}/camera/camera.html`);
  await page.waitForSelector('[data-view=camera]:not([hidden])');
  return page;
}

/**
 * The tracks of all cameras that the page has opened. To be called before the page is there.
 * @param {Page} page
 */
export function watchTracks(page) {
  return page.evaluateOnNewDocument(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    /** @type {MediaStreamTrack[]} */
    const tracks = [];
    Object.assign(window, { tracks });
    devices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The states of these tracks: `live` or `ended`. @param {Page} page */
export function trackStates(page) {
  return page.evaluate(() => {
    const { tracks } = /** @type {{tracks: MediaStreamTrack[]}} */ (
      /** @type {unknown} */ (window)
    );
    return tracks.map(({ readyState }) => readyState);
  });
}

/** Waits until the page shows the camera's picture. @param {Page} page */
export async function isRunning(page) {
  await page.waitForSelector('#picture:not([hidden])');
}

/** Waits for the reason why there is no picture. @param {Page} page */
export async function whyOff(page) {
  await page.waitForSelector('#state.error');
  return text(page, '#state');
}

/**
 * Makes the page's request for a camera fail. To be called before the page is there.
 * @param {Page} page
 * @param {string} name of the error
 * @param {string} [message]
 */
export function failWith(page, name, message = '') {
  return page.evaluateOnNewDocument(
    (error, says) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException(says, error));
    },
    name,
    message,
  );
}
