// Every page in every state: axe-core finds nothing wrong in any look, no text is squeezed or cut
// off, a control that cannot be used has its reason beside it, and nothing scrolls sideways at
// 200 % or in a narrow window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBySpacing, overflow, overflowInNarrowWindow } from '../support/browser/room.js';
import { prepareCheck, violations } from '../support/browser/violations.js';
import { LOOKS, inEach } from '../support/screens/look.js';
import { LANGUAGES, setStage } from '../support/screens/stage.js';
import { story } from '../support/screens/story.js';

/** @import {Page} from 'puppeteer-core' */

for (const language of LANGUAGES) {
  test(`in ${language}`, async (context) => {
    const stage = await setStage(language);
    context.after(() => stage.close());
    for await (const { name, page } of story(stage)) {
      await context.test(name, async () => {
        assert.equal(await page.$eval('html', ({ lang }) => lang), language);
        await prepareCheck(page);
        await inEach(page, LOOKS, async (look) =>
          assert.deepEqual(await violations(page), [], look),
        );
        assert.deepEqual(await squeezed(page), []);
        assert.equal(await overflow(page), 0, 'wider than its window at 200 %');
        assert.deepEqual(await unexplained(page), []);
        assert.deepEqual(await wronglyMarked(page), []);
        assert.deepEqual(await cutBySpacing(page), []);
        if (name.startsWith('popup-')) return;
        assert.equal(await overflowInNarrowWindow(page), 0, 'wider than a narrow window');
      });
    }
  });
}

/**
 * Texts on three lines or more with less than five characters each, because what is beside them
 * leaves no room.
 * @param {Page} page
 */
async function squeezed(page) {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    /** @type {string[]} */
    const found = [];
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size;
      if (lines >= 3 && text.length / lines < 5) found.push(text);
    }
    return found;
  });
}

/**
 * Disabled controls without a visible text that says why.
 * @param {Page} page
 */
async function unexplained(page) {
  return page.evaluate(() => {
    const isExplained = (/** @type {Element} */ control) =>
      (control.getAttribute('aria-describedby') ?? '').split(' ').some((id) => {
        const note = document.getElementById(id);
        return note !== null && note.checkVisibility() && note.textContent !== '';
      });
    // The controls in a disabled group share its reason.
    return [...document.querySelectorAll(':disabled')]
      .filter((control) => control.checkVisibility())
      .filter((control) => !isExplained(control.closest('fieldset:disabled') ?? control))
      .map((control) => `${control.tagName} #${control.id}`);
  });
}

/**
 * Fields that are marked as required although they are alone in their form, or for the eye only.
 * @param {Page} page
 */
async function wronglyMarked(page) {
  return page.evaluate(() => {
    const fieldsOf = (/** @type {Element} */ form) =>
      [...form.querySelectorAll('input, select, textarea')].filter((one) => one.checkVisibility());
    return [...document.querySelectorAll('label:has(.required)')]
      .flatMap((label) => (label instanceof HTMLLabelElement && label.control) || [])
      .filter((field) => field.checkVisibility())
      .filter((field) => {
        const form = field.closest('form');
        const isAlone = form === null || fieldsOf(form).length < 2;
        return isAlone || field.getAttribute('aria-required') !== 'true';
      })
      .map((field) => field.id);
  });
}
