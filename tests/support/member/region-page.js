// Opens the page with the frozen capture, and reads what it shows.

import { untilIn } from '../browser/until.js';
import { beforePage } from './new-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** The texts for a capture without a QR code. On a busy machine the search may run out of time. */
export const NONE_SEEN = /見つかりませんでした|さがしきれませんでした/u;

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * Opens the capture of a page with QR codes of these texts, with a fresh vault.
 * @param {TestContext} context
 * @param {string[]} texts
 * @param {{byKeyboard?: boolean}} [options]
 */
export async function openRegion(context, texts, { byKeyboard = false } = {}) {
  const { launched, member, page, popup } = await beforePage(context, texts);
  /** @type {Box} */
  const box = await page.$eval('img', (image) => {
    const { x, y, width, height } = image.getBoundingClientRect();
    return { x, y, width, height };
  });
  const isOneAccount = texts.length === 1 && texts[0]?.startsWith('otpauth:');
  const scan = await (isOneAccount
    ? member.chooseRegion(popup, { byKeyboard })
    : member.scanToRegion(popup));
  await scan.setViewport({ width: 1600, height: 860 });
  return { launched, member, page, scan, box };
}

/**
 * Waits until the whole capture was searched, and returns what the page says of it.
 * @param {Page} scan
 */
export async function sayWhenFound(scan) {
  await scan.waitForSelector('#outlines button');
  await untilIn(scan, () =>
    document.querySelector('#whole')?.textContent?.includes('枠をつけました'),
  );
  return scan.$eval('#whole', (note) => note.textContent);
}

/** @param {Page} scan */
export function reason(scan) {
  return scan.$eval('#reason', (one) => one.textContent ?? '');
}

/**
 * The rectangle on the capture, in the capture's pixels; null without one.
 * @param {Page} scan
 * @returns {Promise<Box | null>}
 */
export function drawn(scan) {
  return scan.$eval('#region', (region) => {
    if (!(region instanceof HTMLElement) || region.hidden) return null;
    const [box, stage] = [
      region.getBoundingClientRect(),
      document.querySelector('#stage')?.getBoundingClientRect(),
    ];
    const pixels = (/** @type {number} */ length) => Math.round(length * devicePixelRatio);
    return {
      x: pixels(box.x - (stage?.x ?? 0)),
      y: pixels(box.y - (stage?.y ?? 0)),
      width: pixels(box.width),
      height: pixels(box.height),
    };
  });
}

/**
 * Draws a region, and reads the page before the pointer is released.
 * @param {Page} scan
 * @param {'mouse' | 'touch' | 'pen'} pointer
 * @param {Box} box
 */
export async function sweep(scan, pointer, box) {
  const origin = await scan.$eval('#stage', (stage) => stage.getBoundingClientRect().toJSON());
  const [from, to] = [
    { x: origin.x + box.x, y: origin.y + box.y },
    { x: origin.x + box.x + box.width, y: origin.y + box.y + box.height },
  ];
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const session = await scan.createCDPSession();
  const send = (
    /** @type {'Start' | 'Move' | 'End'} */ phase,
    /** @type {{x: number, y: number}} */ at,
  ) => {
    if (pointer === 'touch') {
      const touchPoints = phase === 'End' ? [] : [at];
      return session.send('Input.dispatchTouchEvent', { type: `touch${phase}`, touchPoints });
    }
    const type = /** @type {const} */ ({
      Start: 'mousePressed',
      Move: 'mouseMoved',
      End: 'mouseReleased',
    })[phase];
    const held = {
      button: /** @type {const} */ ('left'),
      buttons: phase === 'End' ? 0 : 1,
      clickCount: 1,
    };
    return session.send('Input.dispatchMouseEvent', { type, ...at, ...held, pointerType: pointer });
  };
  await send('Start', from);
  await send('Move', half);
  await send('Move', to);
  // The browser may delay moves until it draws a frame.
  const size = `${box.width} × ${box.height}`;
  await untilIn(
    scan,
    (expected) => document.querySelector('#size')?.textContent === expected,
    size,
  );
  const seen = await scan.evaluate(() => {
    const loupe = document.querySelector('#loupe');
    if (!(loupe instanceof HTMLCanvasElement)) throw new Error('no loupe');
    const pixels = loupe.getContext('2d')?.getImageData(0, 0, loupe.width, loupe.height).data ?? [];
    const isShown = !loupe.hidden;
    const colours = new Set(new Uint32Array(new Uint8Array(pixels).buffer)).size;
    return { loupe: { isShown, colours, bottom: loupe.getBoundingClientRect().bottom } };
  });
  await send('End', to);
  return { ...seen, at: to };
}
