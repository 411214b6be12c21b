// The button that adds does not have the focus if an account needs attention.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand, picture, read } from '../support/member/add-form.js';
import { beforePage, openForm } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

/** @import {Page} from 'puppeteer-core' */

const OTHER_KEY = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' };

/** @type {Record<string, {code: string, focus: string, says: RegExp, inForm?: RegExp}>} */
const REMARKABLE = {
  'is in the vault': { code: otpauth(), focus: '#preview', says: /すでに追加されています/u },
  'has the names of an entry with another key': {
    code: otpauth(OTHER_KEY),
    focus: '#preview',
    says: /別のキーですでにあります/u,
  },
  'has letters that look like others': {
    code: otpauth({ ...OTHER_KEY, issuer: 'GіtHub' }, 'GіtHub:taro'),
    focus: '#preview',
    says: /英字に似た別の文字/u,
  },
  'has no name': {
    code: 'otpauth://totp/?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    focus: '#account',
    says: /^$/u,
    inForm: /読み取りました/u,
  },
};

for (const [name, { code, focus, says }] of Object.entries(REMARKABLE)) {
  test(`Enter adds no scanned account that ${name}`, async (context) => {
    const { member, page, popup } = await beforePage(context, [otpauth()]);
    await member.scanWhole(popup);
    await popup.close();
    const site = await servePage([code]);
    context.after(() => site.close());
    await page.goto(site.url);
    const again = await member.openPopup(page);
    await member.findWhole(again);
    assert.ok(await hasFocus(again, focus));
    assert.match(await text(again, '#preview'), says);
    if (focus === '#account') {
      assert.equal(await text(again, 'label[for=account]'), '名前');
      await again.keyboard.type('hanako');
    } else await again.keyboard.press('Enter');
    await again.click('#found [type=submit]');
    await seen(again, 'added');
    if (focus === '#account') assert.match(await text(again, '#added-entry'), /hanako/u);
  });
}

for (const [name, { code, says, inForm = says }] of Object.entries(REMARKABLE)) {
  test(`the form does not focus its button for an account that ${name}`, async (context) => {
    const { member, form } = await openForm(context);
    await hand(form, 'drop', { files: [await picture('first.png', otpauth())] });
    await read(form);
    assert.ok(await hasFocus(form, '#form [type=submit]'));
    await member.submit(form);
    await form.click('#another');
    await seen(form, 'form');
    await hand(form, 'drop', { files: [await picture('next.png', code)] });
    assert.match(await read(form), inForm);
    assert.ok(!(await hasFocus(form, '#form [type=submit]')));
  });
}

/** @param {Page} page @param {string} selector */
function hasFocus(page, selector) {
  return page.$eval(selector, (element) => element === document.activeElement);
}
