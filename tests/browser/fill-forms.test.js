// The field of a form that gets the code if none has the focus.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fillField } from '../../extension/fill/fill-field.js';
import { launch } from '../support/browser/launch.js';
import { CODE_FORMS } from '../support/web/code-forms.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Own} from '../support/browser/launch.js' */

const CODE = '012345';

/** @type {Own} */
let launched;
/** @type {Page} */
let page;

before(async () => {
  launched = await launch('chrome');
  page = await launched.browser.newPage();
});

after(() => launched.close());

/** The value of each field, and whether the code belongs into it. */
function fields() {
  return page.$$eval('input', (all) =>
    all.map((one) => ({ isHere: 'here' in one.dataset, value: one.value })),
  );
}

for (const [name, html] of Object.entries(CODE_FORMS)) {
  test(`${name}: ${html.includes('data-here') ? 'filled' : 'left alone'}`, async () => {
    await page.setContent(`<form onsubmit="return false">${html}</form>`);
    const outcome = await page.evaluate(fillField, CODE);
    const all = await fields();
    const here = all.filter(({ isHere }) => isHere);
    assert.equal(outcome, here.length > 0 ? 'filled' : 'no_field');
    assert.equal(here.map(({ value }) => value).join(''), here.length > 0 ? CODE : '');
    assert.ok(all.every(({ isHere, value }) => isHere || value === ''));
    assert.ok(here.length < 2 || here.every(({ value }) => value.length === 1));
  });
}

test('a page that spreads the code over its boxes by itself has taken it', async () => {
  await page.setContent(
    `<form><input name="otp" size="30">${'<input class="rest" size="2">'.repeat(5)}</form>`,
  );
  await page.evaluate(() => {
    const [first, ...rest] = document.querySelectorAll('input');
    first?.addEventListener('input', () => {
      const { value } = first;
      first.value = value[0] ?? '';
      for (const [at, box] of rest.entries()) box.value = value[at + 1] ?? '';
    });
  });
  assert.equal(await page.evaluate(fillField, CODE), 'filled');
  assert.deepEqual(
    (await fields()).map(({ value }) => value),
    [...CODE],
  );
});

test('a page that empties the field has not taken it', async () => {
  await page.setContent('<input name="otp" oninput="setTimeout(() => { this.value = \'\' })">');
  assert.equal(await page.evaluate(fillField, CODE), 'not_taken');
});
