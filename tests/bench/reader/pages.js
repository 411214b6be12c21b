// Pages without a QR code, as Chromium draws them: the time until a search ends with nothing.

import { join } from 'node:path';
import { launchBare } from '../../support/browser/launch.js';

/** @import {Sample} from './samples.js' */

/** In pixels. */
export const SMALL = { set: 'page-900x600', width: 900, height: 600 };
/** In pixels. */
export const LARGE = { set: 'page-3840x2160', width: 3840, height: 2160 };

const JAPANESE = [
  '健康保険組合のお知らせをご確認ください。',
  '医療費の通知は、毎月二十日ごろに更新されます。',
  '回答の期限を過ぎた場合は、窓口（03-1234-5678）までお問い合わせください。',
  '被扶養者の国内居住要件を確認する書類の提出が必要です。',
  'ログインできないときは、登録したメールアドレスを確認してください。',
  '個人の目標は、健診の結果を見て自由に設定できます。',
  '困ったときは「よくある質問」の一覧をご覧ください。',
];
const ENGLISH = [
  'The committee moved its meeting to the second floor of the old library.',
  'Good coffee does not need to cost more than 300 yen; ask for a refund before 10:00.',
  'Nobody noticed that the door of room 806 had been open for a whole week.',
  'Books about bees, boats and clouds are on the lower shelves (980–998).',
];
const CODE = [
  'for (let row = 0; row &lt; rows.length; row += 1) {',
  '  if (cells[row * 8 + 6] === 0x00) return [8, 0, 0xB8];',
  '  const good = bounds.every((bound) =&gt; bound &gt; 0 &amp;&amp; bound &lt; 808);',
  '}',
];

/** The lines in turn, each with its number. @param {string[]} lines @param {number} count */
function lines(lines, count) {
  return Array.from({ length: count }, (_, index) => `${index + 1} ${lines[index % lines.length]}`);
}

/** @param {string[]} texts @param {number} columns */
function columns(texts, columns) {
  return `<div style="columns: ${columns}; column-gap: 24px">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`;
}

function form() {
  const rows = ['お名前', 'メールアドレス', '記号・番号', '生年月日', 'ご住所'].map(
    (name) => `<p><label>${name}<br><input size=36 value="(必須)"></label></p>`,
  );
  const choices = [1, 2, 3, 4, 5, 6].map(
    (number) => `<label><input type=radio name=one ${number === 2 ? 'checked' : ''}>はい
      <input type=checkbox checked>回答する ${number}</label><br>`,
  );
  return `<h1>◎ お申し込み</h1><div style="columns: 2">${rows.join('')}${choices.join('')}
    <button>確認する</button> <button>戻る</button></div><footer>© ® ⓘ ● ◉ ■ □ ▣ ◘</footer>`;
}

function sheet() {
  const row = (/** @type {number} */ number) =>
    `<tr>${[1, 2, 3, 4, 5, 6, 7, 8].map((column) => `<td>${(number * 7919 * column) % 100_000}`).join('')}`;
  return `<table border=1 style="border-collapse: collapse">${Array.from({ length: 30 }, (_, number) => row(number)).join('')}</table>`;
}

const LIGHT = 'font: 13px/1.4 sans-serif; margin: 8px';
const DARK = 'font: 13px/1.3 monospace; margin: 8px; background: #1e1e1e; color: #d4d4d4';
/** @type {Record<string, string>} the bodies, by the pictures' names */
const BODIES = {
  japanese: `<body style="${LIGHT}">${columns(lines(JAPANESE, 120), 3)}`,
  english: `<body style="${LIGHT}">${columns(lines(ENGLISH, 120), 3)}`,
  form: `<body style="${LIGHT}">${form()}`,
  sheet: `<body style="${LIGHT}">${sheet()}`,
  'dark-code': `<body style="${DARK}"><pre>${lines(CODE, 40).join('\n')}</pre>`,
};
/** @type {Record<string, string>} */
const DENSE = {
  japanese: `<body style="${LIGHT}; font-size: 12px">${columns(lines(JAPANESE, 3_000), 12)}`,
  english: `<body style="${LIGHT}; font-size: 12px">${columns(lines(ENGLISH, 3_000), 12)}`,
};

/**
 * Draws the pages into a folder.
 * @param {string} folder
 * @returns {Promise<Sample[]>}
 */
export async function drawnPages(folder) {
  const browser = await launchBare();
  try {
    const page = await browser.newPage();
    /** @type {Sample[]} */
    const samples = [];
    for (const { set, width, height, bodies } of [
      { ...SMALL, bodies: BODIES },
      { ...LARGE, bodies: DENSE },
    ]) {
      await page.setViewport({ width, height });
      for (const [name, body] of Object.entries(bodies)) {
        const file = `${set}-${name}.png`;
        const path = join(folder, file);
        await page.setContent(`<!doctype html><html lang=ja><title>Page</title>${body}`);
        await page.screenshot({ path });
        samples.push({ file, path, set, expected: [] });
      }
    }
    return samples;
  } finally {
    await browser.close();
  }
}
