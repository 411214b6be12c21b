// The private memory of the process that shows the toolbar window. Linux only.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { accountOf } from './vaults.js';

/** @import {Popup} from './popup.js' */
/** @import {Subject} from './subject.js' */
/** @import {Vaults} from './vaults.js' */

const IDLE_MS = 5_000;
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
  const popup = await subject.openPopup();
  await popup.report('code');
  const samples = [await sample(subject, popup)];
  if (!subject.build.isFloor) {
    await popup.run(scrollToEnd, accountOf(entries - 1));
    samples.push(await sample(subject, popup));
  }
  await popup.close();
  const left = new Set(await subject.renderers());
  const size = entries.toLocaleString('en');
  return Object.fromEntries(
    samples.flatMap(({ nodes, bytes }, at) => {
      const when = at === 0 ? 'after 5 s' : 'scrolled to the end';
      // The process of the window ended with it.
      const [own] = [...bytes].filter(([pid]) => !left.has(pid)).map(([, value]) => value);
      return [
        [`private memory, ${size} entries, ${when}`, own ?? NaN],
        [`nodes, ${size} entries, ${when}`, nodes],
      ];
    }),
  );
}

/**
 * @param {Subject} subject
 * @param {Popup} popup
 */
async function sample(subject, popup) {
  await wait(IDLE_MS);
  const pids = await subject.renderers();
  return {
    nodes: await popup.nodes(),
    bytes: new Map(pids.map((pid) => [pid, privateBytes(pid)])),
  };
}

/** @param {number} pid */
function privateBytes(pid) {
  let text;
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    // Not Linux, or the process ended.
    return NaN;
  }
  const lines = text.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gmu);
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * KIB, 0);
}

/**
 * Runs in the window. Ends when the row of the last entry is at the end of the list.
 * @param {string} last part of that entry's account
 */
async function scrollToEnd(last) {
  const isScrolled = (/** @type {Element} */ one) =>
    one.scrollHeight > one.clientHeight && getComputedStyle(one).overflowY !== 'visible';
  let scroller = document.querySelector('.code-row')?.parentElement;
  while (scroller && !isScrolled(scroller)) scroller = scroller.parentElement;
  const moved = scroller ?? document.documentElement;
  const rows = document.getElementsByClassName('code-row');
  const isBelow = () => moved.scrollTop + moved.clientHeight < moved.scrollHeight - 1;
  while (isBelow() || !rows[rows.length - 1]?.textContent?.includes(last)) {
    moved.scrollBy(0, 4 * innerHeight);
    // A build may add rows while the browser is idle, so leave it some time at its present end.
    const next = isBelow()
      ? requestAnimationFrame
      : (/** @type {() => void} */ go) => setTimeout(go, 50);
    await new Promise((resolve) => next(() => resolve(undefined)));
  }
}
