// The private memory of the process that shows the toolbar window. Linux only.

import { setTimeout as wait } from 'node:timers/promises';
import { readProcess } from './subject.js';
import { accountOf } from './vaults.js';

/** @import {Popup} from './popup.js' */
/** @import {Subject} from './subject.js' */
/** @import {Vaults} from './vaults.js' */

const IDLE_MS = 5_000;
/** A build that makes rows in idle time may need longer on a busy machine. The table says so. */
const SCROLL_MS = 60_000;
const KIB = 1_024;

/**
 * Bytes and nodes, after 5 s without any input and after scrolling to the end of the list.
 * @param {Subject} subject whose vault is open
 * @param {Vaults} vaults
 * @param {number} entries
 * @returns {Promise<Record<string, number>>}
 */
export async function memory(subject, vaults, entries) {
  if (!subject.build.isFloor) await vaults.put(subject, entries);
  // Earlier windows leave memory behind that is still to be collected.
  await subject.endProcess();
  const popup = await subject.openPopup();
  await popup.report('code');
  const size = entries.toLocaleString('en');
  const figures = await sample(subject, popup, `${size} entries, after 5 s`);
  if (!subject.build.isFloor) {
    const isAtEnd = await popup.run(scrollToEnd, accountOf(entries - 1), SCROLL_MS);
    const when = `${size} entries, scrolled ${isAtEnd ? 'to the end' : 'without reaching the end'}`;
    Object.assign(figures, await sample(subject, popup, when));
  }
  await popup.close();
  return figures;
}

/**
 * @param {Subject} subject
 * @param {Popup} popup
 * @param {string} when
 */
async function sample(subject, popup, when) {
  await wait(IDLE_MS);
  const bytes = (await subject.processes()).map(privateBytes);
  return {
    [`private memory, ${when}`]: bytes.length === 0 ? NaN : Math.max(...bytes),
    [`nodes, ${when}`]: await popup.nodes(),
  };
}

/** @param {number} pid */
function privateBytes(pid) {
  const text = readProcess(pid, 'smaps_rollup');
  const lines = text.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gmu);
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * KIB, 0);
}

/**
 * Runs in the window. Ends when the row of the last entry is at the end of the list, or when the
 * time is up.
 * @param {string} last part of that entry's account
 * @param {number} longest milliseconds
 */
async function scrollToEnd(last, longest) {
  const isScrolled = (/** @type {Element} */ one) =>
    one.scrollHeight > one.clientHeight && getComputedStyle(one).overflowY !== 'visible';
  let scroller = document.querySelector('.code-row')?.parentElement;
  while (scroller && !isScrolled(scroller)) scroller = scroller.parentElement;
  const moved = scroller ?? document.documentElement;
  const rows = document.getElementsByClassName('code-row');
  const isBelow = () => moved.scrollTop + moved.clientHeight < moved.scrollHeight - 1;
  const isAtEnd = () => !isBelow() && rows[rows.length - 1]?.textContent?.includes(last);
  const deadline = performance.now() + longest;
  while (!isAtEnd() && performance.now() < deadline) {
    moved.scrollBy(0, 4 * innerHeight);
    // A build may add rows while the browser is idle, so leave it some time at its present end.
    await new Promise((resolve) =>
      isBelow() ? requestAnimationFrame(resolve) : setTimeout(resolve, 50),
    );
  }
  return Boolean(isAtEnd());
}
