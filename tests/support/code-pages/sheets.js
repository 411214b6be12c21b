// The documents that the server sends: a portal's page with a QR code, or the QR code as a file.

import { Html, html } from '../portal/html.js';
import { Code } from './code.js';
import { pdfOf } from './pdf.js';

/** @import {Paint} from './code.js' */
/** @import {Draw, Drawing} from './raster.js' */

/**
 * @typedef {object} Sheet
 * @property {string} type its media type
 * @property {string | Buffer} body
 * @property {Record<string, string>} [headers]
 */

/**
 * A sheet, and the sheet in its frame if it has one.
 * @typedef {{sheet: Sheet, inner?: Sheet}} Sheets
 */

/**
 * Makes the sheets. `elsewhere` is the inner sheet's address on another origin.
 * @typedef {(code: Code, elsewhere: string) => Promise<Sheets>} Make
 */

/**
 * @typedef {object} Looks
 * @property {string} [theme] classes of the body
 * @property {string} [policy] a Content-Security-Policy
 * @property {string} [beside] the text of another QR code, which is shown first
 * @property {true} [twice] the account's QR code is shown twice
 */

const STYLE = new Html(`
  body { margin: 0; background: #f5f4ef; color: #23302f; font: 16px/1.7 'Noto Sans CJK JP', sans-serif }
  header { padding: 12px 24px; border-bottom: 1px solid #d9dcd5; background: #fff; font-weight: bold }
  main { max-width: 740px; margin: 20px auto; padding: 20px 28px; border: 1px solid #d9dcd5; border-radius: 12px; background: #fff }
  h1 { margin: 0 0 8px; font-size: 24px }
  input { padding: 8px }
  .codes { display: flex; gap: 60px; align-items: start }
  .dark, .dark header, .dark main { border-color: #3c4043; background: #202124; color: #e8eaed }
  .teal, .teal main { background: #1d6a66; color: #fff }
  .pattern main { background: repeating-linear-gradient(45deg, #dfeee8 0 6px, #fbfdf5 6px 14px) }
  .far .codes { padding-top: 2200px }
  .corner .codes { position: fixed; right: 0; bottom: 0 }
  .faded main { opacity: 0.3 }
  .overlay::after { content: ''; position: fixed; inset: 0; background: rgb(0 0 0 / 60%) }
  .overlay .codes { position: fixed; z-index: 1; inset: 140px auto auto 420px; padding: 24px; border-radius: 12px; background: #fff;
    box-shadow: 0 8px 40px rgb(0 0 0 / 50%) }
  dialog { padding: 24px; border: 0; border-radius: 12px }
  dialog::backdrop { background: rgb(20 30 60 / 70%) }
  iframe { display: block; width: 420px; height: 380px; border: 2px solid #8b9896 }
`);

/**
 * The portal's set-up page.
 * @param {Draw} draw
 * @param {Looks} [looks]
 * @returns {Make}
 */
export const onPage = (draw, looks) => async (code) => ({
  sheet: portalPage(await drawAll(draw, code, looks), looks),
});

/**
 * The QR code in a frame of the same origin or of another one.
 * @param {Draw} draw
 * @param {'same origin' | 'other origin'} origin
 * @returns {Make}
 */
export const inFrame = (draw, origin) => async (code, elsewhere) => ({
  sheet: portalPage({
    markup: html`<iframe src="${origin === 'same origin' ? 'inner' : elsewhere}"></iframe>`,
  }),
  inner: document(await drawAll(draw, code)),
});

/**
 * The QR code in a modal dialog, which is in the browser's top layer.
 * @param {Draw} draw
 * @returns {Make}
 */
export const inDialog = (draw) => async (code) => {
  const { markup, ...rest } = await drawAll(draw, code);
  const dialog = html`<dialog>
    <p>認証アプリで読み取ってください。</p>
    ${markup}<button>閉じる</button>
  </dialog>`;
  return {
    sheet: portalPage({
      ...rest,
      markup: dialog,
      script: `document.querySelector('dialog').showModal();`,
    }),
  };
};

/**
 * A PDF, which the browser shows in its viewer with a column of thumbnails.
 * @param {number} side points a module
 * @returns {Make}
 */
export const asPdf = (side) => (code) =>
  Promise.resolve({ sheet: { type: 'application/pdf', body: pdfOf(code, side) } });

/**
 * Only the picture, as after 「画像を新しいタブで開く」.
 * @param {Paint} [paint]
 * @returns {Make}
 */
export const asPicture = (paint) => async (code) => ({
  sheet: { type: 'image/png', body: await code.png(paint) },
});

/**
 * @param {Draw} draw
 * @param {Code} code
 * @param {Looks} [looks]
 * @returns {Promise<Drawing>}
 */
async function drawAll(draw, code, { beside, twice } = {}) {
  const drawing = await draw(code, 'code');
  if (beside === undefined && !twice) return drawing;
  const { markup } = await draw(beside === undefined ? code : new Code(beside, 'L'), 'beside');
  return { ...drawing, markup: html`${markup}${drawing.markup}` };
}

/**
 * @param {Drawing} drawing
 * @param {Looks} [looks]
 */
function portalPage({ markup, ...rest }, looks) {
  const page = html`<header>わりふ健康保険組合 加入者ページ</header>
    <main>
      <h1>ワンタイムパスワードの設定</h1>
      <p>認証アプリを開き、この二次元コードを読み取ります。</p>
      <div class="codes">${markup}</div>
      <p>読み取れないときは、<a href="#key">キーを手で入力</a>できます。</p>
      <p>
        <label>ワンタイムコード <input /></label>
        <label>デバイス名 <input /></label>
        <button>送信</button>
      </p>
    </main>`;
  return document({ ...rest, markup: page }, looks);
}

/**
 * @param {Drawing} drawing
 * @param {Looks} [looks]
 * @returns {Sheet}
 */
function document({ markup, style = '', script }, { theme = '', policy } = {}) {
  const body = html`<!doctype html>
    <html lang="ja">
      <meta charset="utf-8" />
      <title>ワンタイムパスワードの設定</title>
      <style nonce="page">
        ${STYLE} ${new Html(style)}
      </style>
      <body class="${theme}">
        ${markup}
        ${
          script === undefined
            ? ''
            : html`<script>
                ${new Html(script)};
              </script>`
        }
      </body>
    </html>`;
  return {
    type: 'text/html; charset=utf-8',
    body: body.toString(),
    ...(policy === undefined ? {} : { headers: { 'Content-Security-Policy': policy } }),
  };
}
