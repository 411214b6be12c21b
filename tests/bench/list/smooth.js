// How smoothly a list of 1,000 entries scrolls, and how soon a search answers, in a tab.

import { untilIn } from '../../support/browser/until.js';
import { SEARCHED } from './vaults.js';

/** @import {Subject} from './subject.js' */
/** @import {Vaults} from './vaults.js' */

/**
 * @param {Subject} subject whose vault is open
 * @param {Vaults} vaults
 * @returns {Promise<{frames: number[], longTasks: number[], letters: number[]}>} milliseconds
 */
export async function smoothness(subject, vaults) {
  await vaults.put(subject, 1_000);
  const page = await subject.openPage(subject.build.popup);
  await page.setViewport({ width: 416, height: 600 });
  await page.bringToFront();
  await untilIn(page, () => /\d/u.test(document.querySelector('.code')?.textContent ?? ''));
  const { frames, longTasks } = await page.evaluate(scroll);
  const letters = [];
  for (let length = 1; length <= SEARCHED.length; length += 1) {
    letters.push(await page.evaluate(search, SEARCHED.slice(0, length)));
  }
  await page.close();
  return { frames, longTasks, letters };
}

/** Runs in the page: scrolls for 5 s, 120 pixels per frame, and begins again at the end. */
async function scroll() {
  /** @type {number[]} */
  const longTasks = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  /** @type {number[]} */
  const frames = [];
  let last = performance.now();
  const end = last + 5_000;
  while (performance.now() < end) {
    scrollBy(0, 120);
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) scrollTo(0, 0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames.push(performance.now() - last);
    last = performance.now();
  }
  observer.disconnect();
  return { frames, longTasks };
}

/**
 * Runs in the page: from the input to the laid out list of what was found.
 * @param {string} text
 */
async function search(text) {
  const field = document.querySelector('#search');
  if (!(field instanceof HTMLInputElement)) return NaN;
  const isAnswered = () =>
    [...document.querySelectorAll('#entries .code-row')].every((row) =>
      row.textContent?.includes(text),
    );
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event('input'));
  while (!isAnswered()) await new Promise((resolve) => requestAnimationFrame(resolve));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
