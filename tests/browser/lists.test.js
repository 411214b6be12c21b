// Lists of addresses in the forms of other programs, and pictures that the core cannot decode.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { fields, hand, read, rows, textFile, texts } from '../support/member/add-form.js';
import { openForm } from '../support/member/new-vault.js';
import { otpauth, servePage } from '../support/web/codes-page.js';
import { serveSite } from '../support/web/site.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const alice = otpauth();
const bob = otpauth({ issuer: 'Beta', digits: '8', period: '60' }, 'Beta:bob');
const steam = 'otpauth://totp/Steam:taro?secret=JBSWY3DPEHPK3PXP&issuer=Steam';

/** @param {Page} form */
const found = async (form) => (await rows(form)).map(({ says }) => says.split(' ')[0]);

/** @param {string} content @param {'le' | 'be'} order @param {boolean} isMarked */
function utf16(content, order, isMarked) {
  const bytes = Buffer.from(isMarked ? `\u{FEFF}${content}` : content, 'utf16le');
  if (order === 'be') bytes.swap16();
  return { name: 'list.txt', bytes: [...bytes], type: 'text/plain' };
}

test('a list may be in UTF-16, JSON, a table, quotes or a sentence', async (context) => {
  const { form } = await openForm(context);
  const json = JSON.stringify([{ uri: alice }, { uri: bob }]).replaceAll('/', '\\/');
  for (const given of [
    { files: [utf16(`${alice}\r\n${bob}`, 'le', true)] },
    { files: [utf16(`${alice}\r\n${bob}`, 'be', false)] },
    { files: [textFile('list.json', json, 'application/json')] },
    { files: [textFile('list.csv', `name,address\n"A","${alice}"\n"B","${bob}"\n`, 'text/csv')] },
    { text: `「${alice}」と <${bob}> を登録してください。` },
  ]) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'paste', given);
    await form.waitForSelector('.found-list li + li');
    assert.deepEqual(await found(form), ['ACME', 'Beta']);
  }
});

test('an address that is broken over lines is joined, or refused in a list', async (context) => {
  const { form } = await openForm(context);
  const broken = bob.replace('&digits', '\n&digits').replace('Beta&', 'Be\nta&');
  await hand(form, 'paste', { text: broken });
  await read(form);
  const { issuer, account, digits, period } = await fields(form);
  assert.deepEqual([issuer, account, digits, period], ['Beta', 'bob', '8', '60']);
  await form.reload();
  await seen(form, 'form');
  await hand(form, 'paste', { text: `${broken}\n${alice}` });
  await read(form);
  assert.equal((await fields(form)).issuer, 'ACME');
  assert.match((await texts(form, '#refused li')).join(), /途中で改行/u);
});

test('QR codes that hold one text together are joined, from several pictures', async (context) => {
  const { form, member, page } = await openForm(context);
  const folder = new URL('../../crate/reader/tests/pictures/appended/', import.meta.url);
  const part = (/** @type {number} */ number) => ({
    name: `${number}.png`,
    bytes: [...readFileSync(new URL(`${number}.png`, folder))],
  });
  await hand(form, 'drop', { files: [part(2)] });
  assert.match(await read(form), /3枚に分けた二次元コードの、2枚目.*まだ何も追加していません/u);
  await hand(form, 'drop', { files: [part(3), part(1)] });
  await form.waitForSelector('#file-note.success');
  const { issuer, account, digits } = await fields(form);
  assert.deepEqual([issuer, account, digits], ['わりふ', 'taro', '8']);

  const address = `data:image/png;base64,${Buffer.from(part(1).bytes).toString('base64')}`;
  const site = await serveSite(context, { '/': `<img src="${address}">` });
  await page.goto(site.url);
  const popup = await member.openPopup(page);
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.match(await text(popup, '#failure'), /3枚に分けた二次元コードの、1枚目/u);
});

test('drawings and pictures that only the browser decodes are read', async (context) => {
  const { form } = await openForm(context);
  const drawing = await QRCode.toString(bob, { type: 'svg' });
  const avif = new URL('../../../shared/corpus/pictures/fmt-avif.avif', import.meta.url);
  /** @type {Parameters<typeof hand>[2][]} */
  const given = [
    { files: [textFile('code.svg', drawing, 'image/svg+xml')] },
    { files: [textFile('code', `<?xml version="1.0"?>\n${drawing}`, '')] },
    { text: `data:image/svg+xml;utf8,${encodeURIComponent(drawing)}` },
    { text: `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}` },
  ];
  if (existsSync(avif)) {
    given.push({ files: [{ name: 'a.avif', bytes: [...readFileSync(avif)], type: 'image/avif' }] });
  } else {
    context.diagnostic('left out: no AVIF picture beside the project');
  }
  for (const one of given) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'paste', one);
    assert.match(await read(form), /読み取りました/u, JSON.stringify(one).slice(0, 80));
    assert.notEqual((await fields(form)).issuer, '');
  }
});

test('a drawing runs no script and loads nothing', async (context) => {
  const { form } = await openForm(context);
  /** @type {string[]} */
  const asked = [];
  const site = await serveSite(context, { '/': '' }, (_, path) => asked.push(path));
  const drawing = (await QRCode.toString(bob, { type: 'svg' })).replace(
    '</svg>',
    `<script>document.title = 'ran'; fetch('${site.url}script')</script>
     <image href="${site.url}image" width="1" height="1"/>
     <foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml"
       src="${site.url}foreign" onerror="fetch('${site.url}handler')"/></foreignObject></svg>`,
  );
  const title = await form.title();
  await hand(form, 'paste', { files: [textFile('code.svg', drawing, 'image/svg+xml')] });
  await read(form);
  assert.equal(await form.title(), title);
  assert.deepEqual(asked, []);
});

test('files that hold no picture are named as what they are', async (context) => {
  const { form } = await openForm(context);
  for (const [file, says] of /** @type {const} */ ([
    [textFile('a.pdf', '%PDF-1.7\n', 'application/pdf'), /PDF のファイル.*二次元コードをスキャン/u],
    [textFile('a.html', '<!DOCTYPE html><p>', 'text/html'), /ウェブページのファイル/u],
    [textFile('a.heic', '\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'), /HEIC.*PNG か JPEG/u],
    [textFile('a.txt', 'nothing'), /画像としても.*読み取れない/u],
  ])) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'paste', { files: [file] });
    assert.match(await read(form), says);
  }
});

test('an account that only its name makes one of Steam can be made an ordinary one', async (context) => {
  const { form, member, page } = await openForm(context);
  await hand(form, 'paste', { text: `${steam}\n${alice}` });
  await form.waitForSelector('.found-list li + li');
  assert.match((await rows(form))[0]?.says ?? '', /Steam の5文字のコード/u);
  await form.click('.found-list li button.quiet:not([aria-label])');
  assert.doesNotMatch((await rows(form))[0]?.says ?? '', /Steam の5文字/u);

  const server = await servePage([steam]);
  context.after(() => server.close());
  await page.goto(server.url);
  const popup = await member.openPopup(page);
  await member.findWhole(popup);
  assert.match(await text(popup, '#preview'), /Steam の5文字のコードとして追加します/u);
  await popup.click('#preview .notice button');
  assert.doesNotMatch(await text(popup, '#preview'), /5文字/u);
  await takesPresses(popup);
  await member.addFound(popup);
  assert.match(await text(popup, '#added-entry .code'), /^\d{3} \d{3}$/u);
});
