// An account is set up anew: the entry from before is named, and can be put into the trash.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { beforePage, names } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

test('the older entry of the same names is offered for the trash', async (context) => {
  const { member, page, popup } = await beforePage(context, [otpauth()]);
  await member.scanWhole(popup);
  assert.equal(await popup.$('.older:not([hidden])'), null);
  await popup.close();

  const renewed = await servePage([otpauth({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' })]);
  context.after(() => renewed.close());
  await page.goto(renewed.url);
  const again = await member.openPopup(page);
  await member.scanWhole(again);
  assert.match(await text(again, '.older'), /ACME \/ alice.*\d+年\d+月\d+日に登録/u);
  await again.click('.older button');
  await untilIn(again, () => document.querySelector('.older button') === null);
  assert.match(await text(again, '.older'), /ごみ箱に入れました/u);
  await again.close();

  const list = await member.openPopup(page);
  await seen(list, 'list');
  assert.equal((await names(list)).length, 1);
});
