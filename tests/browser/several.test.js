// Several pictures and addresses at once. The accounts are reviewed and added in one change;
// failures have a reason.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import {
  hand,
  picture,
  read,
  rows,
  textFile,
  texts,
  whitePicture,
} from '../support/member/add-form.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { names, openForm } from '../support/member/new-vault.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const alice = otpauth();
const bob = otpauth({ issuer: 'Beta', algorithm: 'SHA256', digits: '8', period: '60' }, 'Beta:bob');
const carol = otpauth({ issuer: 'Gamma' }, 'Gamma:carol');

/** Presses the button, and waits for what became of it. @param {Page} form */
async function add(form) {
  await takesPresses(form);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  return text(form, '#added-title');
}

/** How often the vault on disk was sealed. @param {Page} form */
function generation(form) {
  return form.evaluate(async () => {
    const load = (/** @type {string} */ path) => import(path);
    const session = /** @type {typeof import('../../extension/vault/session.js')} */ (
      await load('/vault/session.js')
    );
    const vault = await session.openVault();
    const now = vault.generation();
    vault.free();
    return now;
  });
}

test('several files are read one by one, each with a reason if it gives nothing', async (context) => {
  const { member, page, form } = await openForm(context);
  const files = [
    await picture('alice.png', alice),
    whitePicture('白紙.png'),
    await picture('bob.png', bob),
    await picture('counter.png', otpauth({ counter: '-1' }).replace('totp', 'hotp')),
    textFile('notes.txt', 'nothing of use'),
    textFile('empty.png', '', 'image/png'),
    textFile('list.txt', `# a list\r\n${carol}\r\n\r\n${alice}\r\nsomething else\r\n`),
  ];
  await hand(form, 'drop', { files });
  assert.match(await read(form), /3件見つかりました。 1件は、すでに読み取っています/u);
  const found = await rows(form);
  assert.deepEqual(
    found.map(({ chosen }) => chosen),
    [true, true, true],
  );
  assert.match(found[0]?.says ?? '', /ACME alice.*alice\.png/u);
  assert.match(found[1]?.says ?? '', /Beta bob.*SHA256・8桁・60秒、bob\.png/u);
  assert.match(found[2]?.says ?? '', /Gamma carol.*list\.txt 2行目/u);
  const refused = await texts(form, '.refused li');
  assert.equal(refused.length, 5);
  for (const [at, reason] of [
    /^白紙\.png 二次元コードが見つかりませんでした。.*確かめてください/u,
    /^counter\.png .*カウンター.*何も追加していません/u,
    /^notes\.txt 画像としても.*読み取れない.*選んでください/u,
    /^empty\.png ファイルの中身が空/u,
    /^list\.txt 5行目 otpauth/u,
  ].entries()) {
    assert.match(refused[at] ?? '', reason);
  }

  const before = await generation(form);
  await form.click('.found-list li:nth-child(2) input');
  assert.equal(await text(form, '#review [type=submit]'), '2件を追加');
  assert.equal(await add(form), '2件を追加しました');
  assert.equal((await form.$$('#added-entry .code')).length, 2);
  assert.match(await text(form, '[data-view=added]'), /押すとコピーします/u);
  assert.equal(await generation(form), before + 1, 'one change of the vault');
  assert.deepEqual(await names(await member.openPopup(page)), ['ACME\nalice', 'Gamma\ncarol']);
});

test('accounts that exist already are reported and left alone', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'paste', { text: `${alice}\n${bob}` });
  await read(form);
  assert.equal(await add(form), '2件を追加しました');
  await form.click('#another');
  await hand(form, 'paste', { text: `${alice}\n${carol}` });
  await read(form);
  const found = await rows(form);
  assert.match(found[0]?.says ?? '', /すでに追加されています/u);
  assert.deepEqual(
    found.map(({ chosen }) => chosen),
    [false, true],
  );
  await form.click('.found-list li:nth-child(2) input');
  await takesPresses(form);
  await form.click('#review [type=submit]');
  await form.waitForSelector('#review [data-error]:not(:empty)');
  assert.match(await text(form, '#review [data-error]'), /選んでください/u);
  await form.click('.found > button');
  assert.equal(await add(form), '1件を追加しました（1件はすでにあります）');
});

test('one of several accounts is opened in the form, and the list keeps the rest', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'paste', { text: `${alice}\n${bob}` });
  await read(form);
  await form.click('.found-list li:nth-child(2) button');
  await form.waitForSelector('#form:not([hidden])');
  assert.equal(
    await form.$eval('#account', (input) => input instanceof HTMLInputElement && input.value),
    'bob',
  );
  await form.click('#to-review');
  assert.equal((await rows(form)).length, 2);
  await form.click('.found-list li:nth-child(2) button');
  await form.type('#account', ' (work)');
  await takesPresses(form);
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  assert.match(await text(form, '#added-more'), /あと1件残っています/u);
  await form.click('#another');
  assert.deepEqual(
    (await rows(form)).map(({ says }) => says.startsWith('ACME alice')),
    [true],
  );
  assert.equal(await add(form), '1件を追加しました');
});

test('an account without a name gets one in its row', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'paste', { text: `${alice}\notpauth://totp/?secret=MZXW6YTBOJRGC6TC` });
  await read(form);
  await takesPresses(form);
  await form.click('#review [type=submit]');
  await form.waitForSelector('.found-list li:nth-child(2) [aria-invalid]');
  assert.match(await text(form, '.found-list li:nth-child(2) .error'), /名前を入力してください/u);
  await form.keyboard.type('名なし');
  assert.equal(await add(form), '2件を追加しました');
});

test('by the keyboard alone, behind a locked vault', async (context) => {
  const { form } = await openForm(context);
  await form.evaluate(() => chrome.storage.session.clear());
  await form.waitForSelector('#password');
  await hand(form, 'paste', { text: `${alice}\n${bob}` });
  await read(form);
  const press = async (/** @type {'Tab' | 'Space' | 'Enter'} */ key, times = 1) => {
    for (let time = 0; time < times; time += 1) await form.keyboard.press(key);
  };
  // Tab stops after the heading: all, the first account, its form, the second account.
  await press('Tab', 4);
  await press('Space');
  assert.deepEqual(
    (await rows(form)).map(({ chosen }) => chosen),
    [true, false],
  );
  await press('Tab', 2);
  assert.equal(await form.evaluate(() => document.activeElement?.id), 'password');
  await form.keyboard.type(MASTER_PASSWORD);
  await press('Enter');
  await seen(form, 'added');
  assert.equal(await text(form, '#added-title'), '1件を追加しました');
  await press('Enter');
  await form.waitForSelector('#added-entry .copied');
});

test('a thousand addresses are added at once', async (context) => {
  const { form } = await openForm(context);
  const lines = Array.from({ length: 1_000 }, (_, at) => otpauth({}, `ACME:user ${at}`)).join('\n');
  const before = await generation(form);
  await hand(form, 'drop', { files: [textFile('all.txt', lines)] });
  assert.match(await read(form), /1000件見つかりました/u);
  assert.equal(await add(form), '1000件を追加しました');
  assert.equal(await generation(form), before + 1);
});

test('at most fifty files are read at once, and a text has a limit', async (context) => {
  const { form } = await openForm(context);
  const one = await picture('alice.png', alice);
  await hand(form, 'drop', {
    files: Array.from({ length: 53 }, (_, at) => (at === 0 ? one : textFile(`${at}.txt`, ''))),
  });
  await read(form);
  const refused = await texts(form, '.refused li');
  assert.equal(refused.length, 50);
  assert.match(refused.at(-1) ?? '', /50個まで.*残りの3個は、もう一度選んで/u);
  await hand(form, 'paste', { text: `${alice}\n\n${'another line\n'.repeat(10_000)}` });
  await untilIn(form, () =>
    document.querySelector('#file-note')?.textContent?.includes('多すぎます'),
  );
});
