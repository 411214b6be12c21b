// A picture on its way from the menu on images: the background has it, and this page asks for it.

import { closeThisTab, openPage } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { handOver, receiveHandover } from '../capture/handover.js';

/** @import {Given} from './intake.js' */

/** The background answers within milliseconds, or not at all. */
const WAIT_MS = 5_000;

/**
 * @param {(text: string) => void} tell why there is no picture
 * @param {(given: Given) => void} take
 */
export function receiveImage(tell, take) {
  const token = location.hash.slice(1);
  if (token === '') return;
  // A page that is loaded anew has nobody to ask.
  history.replaceState(null, '', location.pathname);
  const timer = setTimeout(() => tell(message('handed_over_gone')), WAIT_MS);
  receiveHandover(token, ({ address, reason }) => {
    clearTimeout(timer);
    if (address === '') tell(message(reason));
    else take(reason === '' ? { text: address } : { capture: address });
  });
}

/**
 * Passes a capture on to the page where a region of it is chosen, and closes this one.
 * @param {string} address
 */
export async function chooseRegion(address) {
  const token = crypto.randomUUID();
  const taken = handOver(token, { address, reason: 'region_none_found' });
  await openPage(`scan/scan.html#${token}`, { active: false });
  await taken;
  await closeThisTab();
}
