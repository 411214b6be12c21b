// A list of 10,000 entries. Only the rows near the view are in the document.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOTP, Secret } from 'otpauth';
import { untilIn } from '../support/browser/until.js';
import { SECRET, withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */

const COUNT = 10_000;
/** Three heights of a view of 600 pixels, and a few rows that are kept. */
const MOST_ROWS = 100;
/** CSS pixels. More than the gap between two rows. */
const GAP = 10;
/** Rows. The rows above the first one in view grow, too, before the view is corrected. */
const NEAR = 10;
/** An entry whose codes are moved on by a counter, from 1. */
const COUNTED = 3;
const ACCOUNTS = Array.from({ length: COUNT }, (_, at) => ({
  issuer: `Service ${at + 1}`,
  account: 'taro',
  ...(at + 1 === COUNTED ? { kind: /** @type {const} */ ('hotp'), counter: '0' } : {}),
}));

/** The list as the document has it. @param {Page} page */
function rowsOf(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('#entries > li')].map((row) => ({
      position: Number(row.getAttribute('aria-posinset')),
      size: row.getAttribute('aria-setsize'),
      issuer: row.querySelector('strong')?.textContent ?? '',
      code: row.querySelector('.code')?.textContent ?? '',
      isFocused: row.contains(document.activeElement),
      isInView:
        row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().bottom > 0,
    })),
  );
}

/** @param {Page} page */
async function checkRows(page) {
  const rows = await rowsOf(page);
  assert.ok(rows.length > 0 && rows.length < MOST_ROWS, `${rows.length} rows in the document`);
  const positions = rows.map(({ position }) => position);
  assert.deepEqual(
    positions,
    positions.toSorted((one, other) => one - other),
  );
  assert.ok(rows.every(({ size }) => size === String(COUNT)));
  assert.ok(
    rows.every(
      ({ code, issuer }) => issuer === `Service ${COUNTED}` || /^\d{3} \d{3}$/u.test(code),
    ),
    'each row has its code',
  );
  return rows;
}

/** Waits until the list has drawn the rows of the present view. @param {Page} page */
async function drawn(page) {
  await untilIn(
    page,
    (gap) => {
      const middle = innerHeight / 2;
      return [...document.querySelectorAll('#entries > li')].some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top - gap < middle && bottom + gap > middle;
      });
    },
    GAP,
  );
}

/** @param {Page} page @param {number} part from 0 for the start to 1 for the end */
async function scrollToPart(page, part) {
  await page.evaluate((one) => {
    const { scrollHeight } = document.documentElement;
    scrollTo(0, (scrollHeight - innerHeight) * one);
  }, part);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await drawn(page);
}

/** The name and the position of the row with the focus. @param {Page} page */
async function focused(page) {
  const { issuer, position } = (await rowsOf(page)).find(({ isFocused }) => isFocused) ?? {};
  return { issuer, position };
}

/** @param {Page} page @param {string} name */
async function comesToFocus(page, name) {
  await untilIn(
    page,
    (one) =>
      document.activeElement?.closest('#entries > li')?.querySelector('strong')?.textContent ===
      one,
    name,
  );
}

test('a list of 10,000 entries', async (context) => {
  const setting = await withAccounts(context, ACCOUNTS);
  const step = async (/** @type {string} */ name, /** @type {(popup: Page) => unknown} */ run) =>
    context.test(name, async () => {
      const popup = await setting.open();
      await run(popup);
      await popup.close();
    });
  await step('has few rows in the document wherever the view is', scrolls);
  await step('shows the last entry and its code by the End key', goesToTheEnd);
  await step('keeps the focus while the view is elsewhere', keepsFocus);
  await step('is searched as a whole', isSearched);
  await step('keeps its place when the size of the text changes', keepsPlace);
  await step('is reordered by keyboard and by a drag beyond the view', isReordered);
  await step('remembers what a row shows while it is out of view', remembers);
});

/** @param {Page} popup */
async function scrolls(popup) {
  for (const part of [0, 0.25, 0.5, 1, 0.75, 0]) {
    await scrollToPart(popup, part);
    const inView = (await checkRows(popup)).filter(({ isInView }) => isInView);
    assert.ok(inView.length >= 5, `${inView.length} rows in view`);
    const [{ position: first } = { position: 0 }] = inView;
    for (const [at, { issuer, position }] of inView.entries()) {
      assert.equal(issuer, `Service ${position}`);
      assert.equal(position, first + at, 'no row in the view is left out');
    }
    const expected = 1 + part * (COUNT - inView.length);
    assert.ok(Math.abs(first - expected) < COUNT / 100, `${part} of the way is row ${first}`);
  }
}

/** @param {Page} popup */
async function goesToTheEnd(popup) {
  await popup.keyboard.press('ArrowDown');
  assert.deepEqual(await focused(popup), { issuer: 'Service 1', position: 1 });
  await popup.keyboard.press('End');
  await comesToFocus(popup, `Service ${COUNT}`);
  await drawn(popup);
  const last = (await checkRows(popup)).at(-1);
  assert.ok(last?.isInView && last.isFocused);
  const totp = new TOTP({ secret: Secret.fromBase32(SECRET) });
  const codes = [-30, 0, 30].map((seconds) =>
    totp.generate({ timestamp: Date.now() + seconds * 1000 }),
  );
  assert.ok(codes.includes(last.code.replace(' ', '')), last.code);
  await popup.keyboard.press('ArrowDown');
  assert.deepEqual(await focused(popup), { issuer: `Service ${COUNT}`, position: COUNT });
  for (let at = COUNT - 1; at > COUNT - 20; at -= 1) {
    await popup.keyboard.press('ArrowUp');
    assert.deepEqual(await focused(popup), { issuer: `Service ${at}`, position: at });
  }
  await popup.keyboard.press('Home');
  assert.deepEqual(await focused(popup), { issuer: 'Service 1', position: 1 });
  await drawn(popup);
  await checkRows(popup);
}

/** @param {Page} popup */
async function keepsFocus(popup) {
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  for (const part of [0.5, 1, 0.2]) {
    await scrollToPart(popup, part);
    assert.deepEqual(await focused(popup), { issuer: 'Service 2', position: 2 });
    await checkRows(popup);
  }
  await popup.keyboard.press('ArrowDown');
  await drawn(popup);
  const row = (await rowsOf(popup)).find(({ isFocused }) => isFocused);
  assert.ok(row?.isInView && row.position === 3, 'the view comes back to the focus');
  await scrollToPart(popup, 1);
  await popup.keyboard.press('Tab');
  const label = await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.match(label ?? '', /^Service 3 /u, 'the Tab key goes on from there');
}

/** @param {Page} popup */
async function remembers(popup) {
  const row = `#entries > :has([aria-label^="Service ${COUNTED} "])`;
  const code = () => popup.$eval(`${row} .code`, ({ textContent }) => textContent);
  assert.equal(await code(), '••• •••');
  await popup.click(`${row} .advance`);
  await popup.waitForSelector(`${row} .copied`);
  const shown = await code();
  assert.match(shown ?? '', /^\d{3} \d{3}$/u);
  await popup.focus('#entries > :first-child .press');
  await scrollToPart(popup, 1);
  assert.equal(await popup.$(row), null);
  await scrollToPart(popup, 0);
  assert.equal(await code(), shown);
}

/** @param {Page} popup */
async function isSearched(popup) {
  await scrollToPart(popup, 0.5);
  await popup.type('#search', String(COUNT));
  await untilIn(popup, () => document.querySelectorAll('#entries > li').length === 1);
  const [found] = await rowsOf(popup);
  assert.deepEqual(
    [found?.issuer, found?.position, found?.size, found?.isInView],
    [`Service ${COUNT}`, 1, '1', true],
  );
  await popup.keyboard.press('Escape');
  await untilIn(popup, () => document.querySelectorAll('#entries > li').length > 1);
  await checkRows(popup);
  await popup.keyboard.type('service');
  await untilIn(
    popup,
    (count) => document.querySelector('#status')?.textContent?.startsWith(count),
    String(COUNT),
  );
  await checkRows(popup);
}

/** @param {Page} popup */
async function keepsPlace(popup) {
  await scrollToPart(popup, 0.5);
  const first = async () => (await rowsOf(popup)).find(({ isInView }) => isInView)?.position ?? 0;
  const before = await first();
  await popup.evaluate(() => document.documentElement.style.setProperty('font-size', '150%'));
  // The space for the rows that are left out follows the height of the rows that exist.
  await untilIn(popup, () => {
    const list = document.querySelector('#entries');
    const [one, other] = [...(list?.children ?? [])].slice(-2);
    if (!(list instanceof HTMLElement) || one === undefined || other === undefined) return false;
    const height = other.getBoundingClientRect().top - one.getBoundingClientRect().top;
    const [size = 0, position = 0] = ['setsize', 'posinset'].map((name) =>
      Number(other.getAttribute(`aria-${name}`)),
    );
    return Math.abs(parseFloat(list.style.paddingBlockEnd) - height * (size - position)) < height;
  });
  await drawn(popup);
  await checkRows(popup);
  const after = await first();
  assert.ok(Math.abs(after - before) <= NEAR, `${before} became ${after}`);
}

/** @param {Page} popup */
async function isReordered(popup) {
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('End');
  await comesToFocus(popup, `Service ${COUNT}`);
  await popup.keyboard.down('Alt');
  await popup.keyboard.press('ArrowUp');
  await popup.keyboard.up('Alt');
  await saysMoved(popup, COUNT, COUNT - 1);
  assert.deepEqual(await focused(popup), { issuer: `Service ${COUNT}`, position: COUNT - 1 });

  await popup.keyboard.press('Home');
  await drawn(popup);
  const box = await (await popup.$('#entries li:nth-child(2) .code'))?.boundingBox();
  assert.ok(box);
  await popup.mouse.move(box.x + 5, box.y + 5);
  await popup.mouse.down();
  const bottom = await popup.evaluate(() => innerHeight);
  await popup.mouse.move(box.x + 5, bottom - 20, { steps: 5 });
  // The list scrolls by itself while the pointer is at the edge.
  await untilIn(
    popup,
    () => Number(document.querySelector('.dragged')?.getAttribute('aria-posinset')) > 20,
  );
  await checkRows(popup);
  await popup.mouse.move(box.x + 5, bottom / 2, { steps: 5 });
  const place = await popup.$eval('.dragged', (row) => Number(row.getAttribute('aria-posinset')));
  await popup.mouse.up();
  await saysMoved(popup, 2, place);
  const rows = await checkRows(popup);
  const at = rows.findIndex(({ issuer }) => issuer === 'Service 2');
  assert.equal(rows[at]?.position, place);
  assert.deepEqual(
    [rows[at - 1]?.issuer, rows[at + 1]?.issuer],
    [`Service ${place}`, `Service ${place + 1}`],
  );
  assert.equal((await popup.$$('.copied')).length, 0, 'a drop copies nothing');
}

/**
 * Waits until a move is stored and said.
 * @param {Page} popup
 * @param {number} number of the service
 * @param {number} place from 1
 */
async function saysMoved(popup, number, place) {
  await untilIn(
    popup,
    (said) => document.querySelector('#status')?.textContent?.includes(said),
    `Service ${number} taroを${COUNT}件中${place}番目`,
  );
}
