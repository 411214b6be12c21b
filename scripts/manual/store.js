// Takes the four pictures for the stores, each with a caption, at the 1280 × 800 pixels that the
// stores require.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hand, read } from '../../tests/support/member/add-form.js';
import { otpauth } from '../../tests/support/web/codes-page.js';
import { seen } from '../../tests/support/browser/views.js';
import { setStage } from '../../tests/support/screens/stage.js';
import { Album, shot } from './album.js';

/** @import {Language, Stage} from '../../tests/support/screens/stage.js' */

const root = join(import.meta.dirname, '..', '..');
const SIZE = { width: 1280, height: 800 };

/** @typedef {Record<'scan' | 'region' | 'list' | 'sealed', string>} Captions */
/** @typedef {{captions: Captions, accounts: [issuer: string, account: string][]}} Content */

const STYLE = `
  body {
    margin: 0; display: grid; grid-template-rows: auto 1fr; block-size: 100vh; overflow: hidden;
    background: #17507c; color: #fff; font-family: system-ui, 'Noto Sans CJK JP', sans-serif
  }
  h1 {
    margin: 44px 64px 36px; font-size: 40px; line-height: 1.35; font-weight: 700;
    word-break: auto-phrase
  }
  main {
    position: relative; margin: 0 64px; overflow: hidden; border-radius: 14px 14px 0 0;
    background: #fff
  }
  .page { inline-size: 100%; display: block }
  .popup {
    position: absolute; inset: 20px 28px auto auto; border-radius: 10px;
    box-shadow: 0 0 0 1px #0002, 0 8px 40px #0008
  }`;

/**
 * @param {Language} language
 * @param {string} folder
 */
export async function takeStorePictures(language, folder) {
  /** @type {Content} */
  const { captions, accounts } = JSON.parse(
    readFileSync(join(root, 'scripts/manual/store', `${language}.json`), 'utf8'),
  );
  const stage = await setStage(language);
  const album = await Album.open(folder);
  const { member, visit } = stage;
  /**
   * @param {keyof Captions} name
   * @param {string} page as a `data:` URL
   * @param {string} [popup] as a `data:` URL
   */
  const compose = (name, page, popup) => {
    const popupImage = popup === undefined ? '' : `<img class="popup" src="${popup}">`;
    const markup = `<!doctype html><html lang="${language}"><style>${STYLE}</style>
      <h1>${captions[name]}</h1><main><img class="page" src="${page}">${popupImage}</main>`;
    return album.compose(name, SIZE, markup);
  };
  try {
    const popup = await stage.openPopup();
    await member.beginByScan(popup);
    await compose('scan', await shot(visit.page), await shot(popup));
    await popup.close();
    await addAll(stage, accounts);
    const list = await stage.openPopup();
    await seen(list, 'list');
    await compose('list', await shot(visit.page), await shot(list));
    const region = await member.chooseRegion(list);
    await region.setViewport({ width: 1152, height: 700 });
    await region.waitForSelector('#outlines button');
    await compose('region', await shot(region));
    await region.close();
    const locked = await stage.openPopup();
    await member.lock(locked);
    await compose('sealed', await shot(visit.page), await shot(locked));
  } finally {
    await album.close();
    await stage.close();
  }
}

/** A different secret for each account, so that no two codes are equal. @param {number} at */
function secretOf(at) {
  return String.fromCharCode('A'.charCodeAt(0) + at).repeat(32);
}

/**
 * @param {Stage} stage
 * @param {Content['accounts']} accounts
 */
async function addAll({ open }, accounts) {
  const form = await open('add/add.html', 'form');
  const lines = accounts.map(([issuer, account], at) =>
    otpauth({ issuer, secret: secretOf(at) }, `${issuer}:${account}`),
  );
  await hand(form, 'paste', { text: lines.join('\n') });
  await read(form);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  await form.close();
}
