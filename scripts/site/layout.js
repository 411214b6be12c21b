// The frame of each page of the website.

import { escaped } from './escaped.js';
import { LANGUAGES, MENU } from './pages.js';

/** @import {Language, Page} from './pages.js' */

const WORDS = {
  ja: {
    site: 'Warifu',
    description:
      '画面の二次元コードを読み取り、ログイン用の数字を表示する Chrome と Edge の拡張機能',
    skip: '本文へ進む',
    menu: 'ページの一覧',
    other: 'English',
    otherMenu: 'Language',
    foot: 'Warifu は、MIT または Apache License 2.0 で自由に使えるソフトウェアです。',
  },
  en: {
    site: 'Warifu',
    description: 'An extension for Chrome and Edge that reads QR codes and shows login codes',
    skip: 'Skip to the text',
    menu: 'Pages',
    other: '日本語',
    otherMenu: '言語',
    foot: 'Warifu is free software under the MIT licence or the Apache License 2.0.',
  },
};

/** Nothing runs, and nothing is loaded from elsewhere. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'";

/**
 * @param {Page} page
 * @param {string} title
 * @param {string} content
 */
export function layout(page, title, content) {
  const { language, name } = page;
  const words = WORDS[language];
  const full = name === 'index' ? `${words.site}: ${title}` : `${title} | ${words.site}`;
  return `${head(language, full, '../')}
<body class="${name === 'index' ? 'home' : `paper ${name}`}">
<a class="skip" href="#main">${words.skip}</a>
<header>
<div class="wide">
<a class="brand" href="index.html"><img src="../mark.svg" alt="" width="32" height="32">Warifu</a>
<nav aria-label="${words.menu}"><ul>
${MENU.map(({ name: target, [language]: text }) => menuItem(target, text, name)).join('\n')}
</ul></nav>
${languageLink(page)}
</div>
</header>
<main id="main" tabindex="-1">
${content.trim()}
</main>
<footer><div class="wide"><p>${words.foot}</p></div></footer>
</body>
</html>
`;
}

/** The page at the website's root, where the language is chosen. */
export function frontPage() {
  const choices = LANGUAGES.map((language) => {
    const { description } = WORDS[language];
    const name = { ja: '日本語', en: 'English' }[language];
    return `<li lang="${language}"><a class="button" href="${language}/index.html">${name}</a>
<p>${description}</p></li>`;
  });
  return `${head('ja', 'Warifu', '')}
<body class="front">
<main>
<h1><img src="mark.svg" alt="" width="96" height="96">Warifu</h1>
<ul>
${choices.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

/**
 * @param {Language} language
 * @param {string} title
 * @param {string} base the way to the website's root
 */
function head(language, title, base) {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${WORDS[language].description}">
<title>${escaped(title)}</title>
<link rel="icon" href="${base}mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}site.css">
</head>`;
}

/** @param {string} target @param {string} text @param {string} current */
function menuItem(target, text, current) {
  const mark = target === current ? ' aria-current="page"' : '';
  return `<li><a href="${target}.html"${mark}>${text}</a></li>`;
}

/** The same page in the other language, or that language's first page. @param {Page} page */
function languageLink({ language, name }) {
  const { other, otherMenu } = WORDS[language];
  const to = language === 'ja' ? 'en' : 'ja';
  const isInBoth = name === 'policy' || MENU.some((one) => one.name === name);
  const address = `../${to}/${isInBoth ? name : 'index'}.html`;
  return `<nav class="language" lang="${to}" aria-label="${otherMenu}"><a href="${address}"
hreflang="${to}">${other}</a></nav>`;
}
