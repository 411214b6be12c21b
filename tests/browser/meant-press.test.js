// Presses that were not meant for what they hit add nothing.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { beforePage, withOneEntry } from '../support/member/new-vault.js';
import { anyView, seen } from '../support/browser/views.js';
import { otpauth } from '../support/web/codes-page.js';

/** @import {Page} from 'puppeteer-core' */

const SOURCES = join(import.meta.dirname, '../../extension');

/** @param {Page} page */
async function enterKey(page) {
  const session = await page.createCDPSession();
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  return {
    press: (autoRepeat = false) =>
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', autoRepeat, ...key }),
    release: () => session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  };
}

/** The names of the page's views that are shown. @param {Page} page */
function shown(page) {
  return page.$$eval('[data-view]:not([hidden])', (views) =>
    views.map((view) => view.getAttribute('data-view')),
  );
}

/** Waits until the capture's QR codes are outlined. @param {Page} page */
async function outlined(page) {
  const selector = '#outlines button';
  await page.waitForSelector(selector);
  return selector;
}

for (const count of [1, 2]) {
  test(`Enter held down adds none of ${count} scanned accounts`, async (context) => {
    const codes = [otpauth(), otpauth({ secret: 'GEZDGNBVGY3TQOJQ' }, 'ACME:bob')];
    const { popup, member } = await beforePage(context, codes.slice(0, count));
    const page = count === 1 ? popup : await member.scanToRegion(popup);
    if (count === 1) await page.focus('#scan');
    else await page.focus(await outlined(page));
    const enter = await enterKey(page);
    await enter.press();
    // As long as the key is held, the browser repeats it some thirty times a second.
    for (let isShown = false; !isShown; isShown = (await shown(page)).includes('found'))
      await enter.press(true);
    for (let time = 0; time < 10; time += 1) await enter.press(true);
    await seen(page, 'found');
    for (let time = 0; time < 10; time += 1) await enter.press(true);
    assert.deepEqual(await shown(page), ['found']);
    await enter.release();
    await page.keyboard.press('Enter');
    await seen(page, 'added');
  });
}

test('a press at the moment when the proposal appears adds nothing', async (context) => {
  const { popup } = await beforePage(context, [otpauth()]);
  await popup.evaluate(() => {
    const form = document.querySelector('#found');
    const button = form?.querySelector('[type=submit]');
    if (!(button instanceof HTMLElement)) throw new Error('no button');
    const press = () => {
      if (document.activeElement !== button) return;
      button.click();
      document.body.dataset.pressed = String(form?.getAttribute('aria-busy'));
    };
    button.addEventListener('focus', () => queueMicrotask(press));
  });
  await popup.click('#scan');
  await popup.waitForSelector('[data-pressed]');
  assert.equal(await popup.$eval('body', (body) => body.dataset.pressed), 'null');
  await seen(popup, 'found');
  await popup.keyboard.press('Enter');
  await seen(popup, 'added');
});

test('no button of any page reacts to a repeated key', async (context) => {
  const { launched, page, popup } = await withOneEntry(context);
  await popup.close();
  const pages = readdirSync(SOURCES, { recursive: true }).map(String).filter(hasButtons);
  assert.ok(pages.length > 6);
  for (const path of pages) {
    await page.goto(`chrome-extension://${launched.extension.id}/${path}`);
    await anyView(page);
    const ignored = await page.$$eval('button', (buttons) =>
      buttons.flatMap((button) =>
        ['Enter', ' '].map((key) => {
          const how = { key, repeat: true, bubbles: true, cancelable: true };
          return !button.dispatchEvent(new KeyboardEvent('keydown', how));
        }),
      ),
    );
    assert.ok(ignored.length > 0 && ignored.every(Boolean), path);
  }
});

/** @param {string} path of a file of the sources */
function hasButtons(path) {
  return path.endsWith('.html') && readFileSync(join(SOURCES, path), 'utf8').includes('<button');
}
