// Pictures that the browser draws because the core cannot decode them: SVG, and photographs with
// too many pixels. Drawing an SVG file cannot be interrupted, so costly ones are refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { hand, read, textFile } from '../support/member/add-form.js';
import { openForm } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const UNUSUAL = otpauth({ digits: '8', period: '45' });
const ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"';

/** @param {string} content @param {string} [before] */
const svg = (content, before = '') => `${before}${ROOT}>${content}</svg>`;

/** @param {string} reference an attribute or element that draws `#a` @param {string} target */
const refers = (reference, target) => svg(`<defs>${target}</defs><g ${reference}/>`);

// Each symbol draws the one before it ten times: 10^9 squares in all.
const nested = Array.from(
  { length: 9 },
  (_, level) => `<symbol id="s${level + 1}">${`<use href="#s${level}"/>`.repeat(10)}</symbol>`,
).join('');
const BOMB = svg(`<symbol id="s0"><path d="M0 0h1v1z"/></symbol>${nested}<use href="#s9"/>`);
const wide = `<g id="a">${'<path d="M0 0h1v1z"/>'.repeat(1_000)}</g>`;

const COSTLY = {
  'elements that draw elements that draw': BOMB,
  'one element drawn too often': svg(wide + '<use href="#a"/>'.repeat(300)),
  'a filter': refers('filter="url(#a)"', '<filter id="a"><feTurbulence/></filter>'),
  'a filter by a style': svg('<g style="filter:blur(9px)"/>'),
  'a filter with a hidden name': svg('<g style="f\\69lter:blur(9px)"/>'),
  'a filter by a rule': svg('<style>g{filter:blur(9px)}</style><g/>'),
  'a rule that clips everything': svg('<style>*{clip-path:circle()}</style><g/>'),
  'a style sheet': svg('<g/>', '<?xml-stylesheet href="data:text/css,g{}"?>'),
  'a mask': refers('mask="url(#a)"', '<mask id="a"/>'),
  'a pattern': refers('fill="url(#a)"', '<pattern id="a" width="1" height="1"/>'),
  'a picture': svg('<image href="data:image/png;base64,AAAA"/>'),
  'a page': svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'),
  'a script': svg('<script>document.title = "run"</script>'),
  'too many half-transparent groups': svg('<g opacity=".5"/>'.repeat(1_001)),
  'no valid XML': svg('<g>'),
};

test('costly drawings are refused with a remedy', async (context) => {
  const { form } = await openForm(context);
  for (const [what, drawing] of Object.entries(COSTLY)) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'drop', { files: [textFile('a.svg', drawing, 'image/svg+xml')] });
    assert.match(await read(form), /この図（SVG）は複雑なため.*PNG/u, what);
  }
});

test('drawings of QR codes are read, as usual programs write them', async (context) => {
  const { form } = await openForm(context);
  const drawing = await QRCode.toString(UNUSUAL, { type: 'svg' });
  const inner = drawing.replace(/^<svg[^>]*>|<\/svg>\s*$/gu, '');
  const size = /viewBox="0 0 (\d+)/u.exec(drawing)?.[1] ?? '';
  assert.notEqual(size, '');
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"`;
  for (const [what, plain] of Object.entries({
    'as it is': drawing,
    'with a declaration, a type and a comment':
      '\u{FEFF}<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ' +
      `"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawing}`,
    'drawn by a reference': `${open}><defs><g id="a">${inner}</g></defs><use href="#a"/></svg>`,
    'with metadata of a program': `${open} xmlns:x="urn:x"><metadata><x:filter x:mask="url(#b)"/></metadata>${inner}</svg>`,
    'with a rule and a group': `${open}><style>g{fill:red}</style><g opacity=".9">${inner}</g></svg>`,
  })) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'drop', { files: [textFile('a.svg', plain, 'image/svg+xml')] });
    assert.match(await read(form), /読み取りました/u, what);
  }
});

test('a photograph of more than 40 megapixels is read', async (context) => {
  const { form } = await openForm(context);
  const bytes = await photograph(form, await QRCode.toDataURL(UNUSUAL, { scale: 24 }));
  await hand(form, 'drop', { files: [{ name: 'photo.jpg', bytes, type: 'image/jpeg' }] });
  assert.match(await read(form), /読み取りました/u);
  assert.equal(await form.$eval('#digits', (input) => 'value' in input && input.value), '8');
});

/**
 * A JPEG file of 48 megapixels that shows a picture in the middle.
 * @param {Page} page which draws it
 * @param {string} address of the picture
 * @returns {Promise<number[]>}
 */
function photograph(page, address) {
  return page.evaluate(async (source) => {
    const shown = new Image();
    shown.src = source;
    await shown.decode();
    const canvas = new OffscreenCanvas(8_000, 6_000);
    const paper = canvas.getContext('2d');
    if (paper === null) throw new Error('no canvas');
    paper.fillStyle = 'white';
    paper.fillRect(0, 0, 8_000, 6_000);
    paper.drawImage(shown, 3_000, 2_000);
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    return [...new Uint8Array(await file.arrayBuffer())];
  }, address);
}
