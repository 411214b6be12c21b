// Draws the stores' tiles and the large logo from the project's mark and colours.
//   node scripts/manual/tiles.js    docs/store/pictures/

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Album } from './album.js';

/** @typedef {'ja' | 'en'} Language */

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'store', 'pictures');
const mark = readFileSync(join(root, 'extension', 'icons', 'mark.svg'), 'utf8');
/** The two halves of the tally, without the square around them. */
const [left = '', right = ''] = [...mark.matchAll(/<path d="([^"]+)"/gu)].map(([, path]) => path);

const LINES = {
  ja: {
    name: 'Warifu',
    kind: 'ワンタイムパスワード',
    line: 'ログイン用の数字を、パソコンだけで。',
    issuer: 'みなと健康保険組合',
    account: 'hanako.suzuki',
    others: ['東西大学', 'きたぞら銀行'],
  },
  en: {
    name: 'Warifu',
    kind: 'one-time codes',
    line: 'Login codes, on your PC alone.',
    issuer: 'Minato Health',
    account: 'hanako.suzuki',
    others: ['Tozai University', 'Northern Sky Bank'],
  },
};

const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body {
    block-size: 100vh; overflow: hidden; background: #17507c; color: #fff;
    font-family: system-ui, 'Noto Sans CJK JP', sans-serif; word-break: auto-phrase;
  }
  .seam { position: absolute; inset: 0 }
  .halves { display: block; fill: #fff }
  .halves .right { fill: #f2b84b }
  .name { font-weight: 700; letter-spacing: 0.01em; line-height: 1.1 }
  .code { font-variant-numeric: tabular-nums; letter-spacing: 0.04em; font-weight: 700 }`;

/**
 * The mark's halves, apart from one another by `gap`.
 * @param {number} size
 * @param {number} gap
 */
function halves(size, gap) {
  const width = 80 + gap;
  return `<svg class="halves" viewBox="24 16 ${width} 96" width="${(size * width) / 96}"
    height="${size}"><path d="${left}"/><path class="right" d="${right}"
    transform="translate(${gap} 0)"/></svg>`;
}

/**
 * The break between the halves, across the whole picture: it is lighter on the right of it.
 * @param {number} width of the picture
 * @param {number} height
 * @param {number} at the place of the break
 */
function seam(width, height, at) {
  const step = height / 4;
  const edge = [0, 1, 2, 3, 4].map((row) => `${at + (row % 2) * step * 0.44} ${row * step}`);
  return `<svg class="seam" width="${width}" height="${height}"><path fill="#fff" fill-opacity=".055"
    d="M${edge.join('L')}H${width}V0z"/></svg>`;
}

/** @param {Language} language */
function smallTile(language) {
  const { name, kind, line } = LINES[language];
  return page(
    language,
    `<style>
      main { position: absolute; inset: 0; display: grid; place-content: center; gap: 22px }
      .row { display: flex; align-items: center; gap: 24px }
      .name { font-size: 50px }
      .kind { font-size: 18px; color: #cfe0ee; margin-block-start: 6px }
      .line { font-size: 17px; text-align: center; color: #e9f0f6 }
    </style>
    ${seam(440, 280, 384)}
    <main><div class="row">${halves(96, 4)}<div><p class="name">${name}</p>
    <p class="kind">${kind}</p></div></div><p class="line">${line}</p></main>`,
  );
}

/** @param {Language} language */
function marquee(language) {
  const { name, kind, line, issuer, account, others } = LINES[language];
  const quiet = others.map((one) => `<li>${one}<span class="bar"></span></li>`).join('');
  return page(
    language,
    `<style>
      main {
        position: absolute; inset: 0 96px; display: grid; grid-template-columns: 1fr 460px;
        align-items: center; gap: 72px
      }
      .row { display: flex; align-items: center; gap: 36px }
      .name { font-size: 92px }
      .kind { font-size: 30px; color: #cfe0ee; margin-block-start: 8px }
      .line { font-size: 36px; line-height: 1.5; margin-block-start: 44px; color: #fff }
      .card {
        background: #fdfcf9; color: #1c2430; border-radius: 18px; overflow: hidden;
        box-shadow: 0 18px 60px #0005
      }
      .first { padding: 34px 36px 26px; border-block-end: 1px solid #d9d5cb }
      .issuer { font-size: 24px; font-weight: 600 }
      .account { font-size: 18px; color: #4d5866; margin-block-start: 2px }
      .digits { margin-block-start: 8px; display: flex; align-items: center; justify-content: space-between }
      .code { font-size: 62px; color: #17507c; line-height: 1.2 }
      ul { list-style: none; padding: 0 }
      li {
        display: flex; justify-content: space-between; align-items: center; font-size: 21px;
        padding: 22px 36px; color: #4d5866
      }
      li + li { border-block-start: 1px solid #ece9e1 }
      .bar { inline-size: 120px; block-size: 14px; border-radius: 7px; background: #e9f0f6 }
    </style>
    ${seam(1400, 560, 800)}
    <main><div><div class="row">${halves(168, 4)}<div><p class="name">${name}</p>
    <p class="kind">${kind}</p></div></div><p class="line">${line}</p></div>
    <div class="card"><div class="first"><p class="issuer">${issuer}</p>
    <p class="account">${account}</p><p class="digits"><span class="code">066 474</span>
    <svg width="52" height="52" viewBox="0 0 52 52"><circle cx="26" cy="26" r="20" fill="none"
    stroke="#d9d5cb" stroke-width="6"/><circle cx="26" cy="26" r="20" fill="none" stroke="#17507c"
    stroke-width="6" stroke-dasharray="88 126" transform="rotate(-90 26 26)"/></svg></p></div>
    <ul>${quiet}</ul></div></main>`,
  );
}

/** @param {string} language @param {string} content */
function page(language, content) {
  return `<!doctype html><html lang="${language}"><style>${STYLE}</style>${content}</html>`;
}

mkdirSync(folder, { recursive: true });
const album = await Album.open(folder);
for (const language of /** @type {const} */ (['ja', 'en'])) {
  await album.compose(`tile-${language}`, { width: 440, height: 280 }, smallTile(language));
  await album.compose(`marquee-${language}`, { width: 1400, height: 560 }, marquee(language));
}
const logo = `<style>body { margin: 0 } svg { inline-size: 300px; block-size: 300px; display: block }
  </style>${mark}`;
await album.compose('logo', { width: 300, height: 300 }, logo);
await album.close();
