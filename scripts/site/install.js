// The first page's buttons for the stores. Until there is a page in a store, it says so.

import { escaped } from './escaped.js';

/** @import {Place, Store} from '../stores.js' */
/** @import {Language} from './pages.js' */

const WORDS = {
  ja: {
    chrome: 'Chrome に追加',
    edge: 'Edge に追加',
    notYet:
      'まだストアで公開していません。公開したら、ここに追加のボタンを置きます。それまでは、ソースから作ったものをブラウザに読み込んで使えます。',
    free: '無料です。広告はありません。',
  },
  en: {
    chrome: 'Add to Chrome',
    edge: 'Add to Edge',
    notYet:
      'It is not in the stores yet. When it is, the buttons will be here. Until then, build it from the source and load it into the browser.',
    free: 'Free of charge, without advertisements.',
  },
};

/** @param {Record<Store, Place>} stores @param {Language} language */
export function installButtons({ chrome, edge }, language) {
  const words = WORDS[language];
  const buttons = [
    { page: chrome.page, text: words.chrome },
    { page: edge.page, text: words.edge },
  ].flatMap(({ page, text }) =>
    page === null ? [] : [`<a class="button" href="${escaped(page)}">${text}</a>`],
  );
  if (buttons.length === 0) return `<p class="notice">${words.notYet}</p>`;
  return `<div class="install">${buttons.join('\n')}<p>${words.free}</p></div>`;
}
