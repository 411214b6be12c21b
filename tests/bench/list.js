// How soon the toolbar's window shows its first code, how smoothly a long list scrolls and how soon a search answers, by the number of
// entries. Prints a table.

import { launch } from '../support/browser/launch.js';
import { goInside, makeVault } from '../support/browser/extension-modules.js';
import { Member } from '../support/member/member.js';
import { servePage } from '../support/web/codes-page.js';
import { median, table } from './table.js';

/** @import {Page} from 'puppeteer-core' */

const SIZES = [3, 100, 1_000];
const RUNS = 7;
const HEIGHT = 600;

/**
 * From the toolbar's click, and from the page's own beginning, to the first code that is drawn.
 * @param {Member} member
 * @param {Page} page the page in front
 */
async function firstCode(member, page) {
  await page.bringToFront();
  const click = Date.now();
  const popup = await member.openPopup(page);
  const drawn = await popup.waitForFunction(() => {
    const isThere = (document.querySelector('#entries .code')?.textContent ?? '') !== '';
    return isThere ? [performance.timeOrigin, performance.now()] : false;
  });
  const [origin = NaN, since = NaN] = /** @type {number[]} */ (await drawn.jsonValue());
  await popup.close();
  return { clicked: origin + since - click, begun: since };
}

/** Fetching and compiling the core, which each window does anew, several times. @param {Page} page one of the extension's */
function loadCore(page) {
  return page.evaluate(async (runs) => {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await WebAssembly.compileStreaming(fetch('/core/warifu_bg.wasm'));
      times.push(performance.now() - start);
    }
    return times;
  }, RUNS);
}

/** Scrolls through all of it, and tells of tasks beyond 50 ms and of frames. @param {Page} page */
function scroll(page) {
  return page.evaluate(async () => {
    /** @type {number[]} */
    const long = [];
    const observer = new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    );
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
    return { long, frames };
  });
}

/** From a letter typed to the list that answers it. @param {Page} page */
async function search(page) {
  const times = [];
  for (const letter of 'service 9') {
    times.push(
      await page.evaluate((one) => {
        const field = document.querySelector('#search');
        if (!(field instanceof HTMLInputElement)) return NaN;
        const start = performance.now();
        field.value += one;
        field.dispatchEvent(new Event('input'));
        // What was drawn is laid out, too.
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, letter),
    );
  }
  return Math.max(...times);
}

const rows = [];
for (const size of SIZES) {
  const launched = await launch('chrome');
  const inside = await goInside(launched);
  await makeVault(inside);
  await inside.page.evaluate(
    async ({ core, session }, count) => {
      const made = Array.from({ length: count }, (_, at) =>
        core.Account.fromForm({
          ...core.Account.emptyForm(),
          secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          issuer: `Service ${at}`,
          account: `someone${at}@example.jp`,
        }),
      );
      await session.changeVault((vault) => {
        for (const account of made) vault.add(account);
      });
    },
    inside.modules,
    size,
  );
  const site = await servePage([]);
  const front = await launched.browser.newPage();
  await front.goto(site.url);
  const member = new Member(launched);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await firstCode(member, front));
  const clicked = times.map((one) => one.clicked);
  await site.close();
  const page = await launched.browser.newPage();
  await page.setViewport({ width: 416, height: HEIGHT });
  await page.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  await page.waitForFunction(
    (count) => document.querySelectorAll('#entries > li').length === count,
    {},
    size,
  );
  const { long, frames } = await scroll(page);
  const searched = size >= 6 ? (await search(page)).toFixed(1) : '–';
  rows.push([
    String(size),
    median(clicked).toFixed(0),
    Math.max(...clicked).toFixed(0),
    median(times.map((one) => one.begun)).toFixed(0),
    median(await loadCore(inside.page)).toFixed(0),
    median(frames).toFixed(1),
    Math.max(...frames).toFixed(0),
    String(long.length),
    searched,
  ]);
  await launched.close();
}
console.log(
  table([
    [
      'entries',
      'click to code, median ms',
      'worst',
      'page to code',
      'of it the core',
      'frame, median ms',
      'worst',
      'tasks > 50 ms',
      'slowest letter, ms',
    ],
    ...rows,
  ]),
);
