// Pictures between this page and others: received from the menu on images, and passed on to the
// page where the user draws a region.

import { closeThisTab, openPage } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { handOver, receiveHandover } from '../capture/handover.js';

/** @import {OnInput} from './import-input.js' */

/** The background answers within milliseconds, or not at all. */
const WAIT_MS = 5_000;

/**
 * Asks the background for the picture that this page was opened for, if it was opened for one.
 * @param {(text: string) => void} onFailure called with the reason why there is no picture
 * @param {OnInput} onInput
 */
export function receivePicture(onFailure, onInput) {
  const token = location.hash.slice(1);
  if (token === '') return;
  // After a reload nobody would answer.
  history.replaceState(null, '', location.pathname);
  const timer = setTimeout(() => onFailure(message('handed_over_gone')), WAIT_MS);
  receiveHandover(token, ({ address, reason }) => {
    clearTimeout(timer);
    if (address === '') onFailure(message(reason));
    else onInput(reason === '' ? { text: address } : { capture: address });
  });
}

/**
 * Hands a capture to the page where the user draws a region, and closes this page.
 * @param {string} address
 */
export async function openRegionPage(address) {
  const token = crypto.randomUUID();
  const taken = handOver(token, { address, reason: 'region_none_found' });
  await openPage(`scan/scan.html#${token}`, { active: false });
  await taken;
  await closeThisTab();
}
