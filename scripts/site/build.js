// Builds the website. Its pages are static: no script, no cookie, nothing from another server.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STORES } from '../stores.js';
import { licencesPage, policyPage } from './data-pages.js';
import { installButtons } from './install.js';
import { frontPage, layout } from './layout.js';
import { Links } from './links.js';
import { render, titleOf } from './markdown.js';
import { pages } from './pages.js';
import { styleSheet } from './style.js';

/** @import {Page} from './pages.js' */

const root = join(import.meta.dirname, '..', '..');
const POLICY = join(root, 'docs', 'admin', 'policy');
const INSTALL = '<!-- install -->';

/** @param {string} folder is removed first */
export function buildSite(folder) {
  rmSync(folder, { recursive: true, force: true });
  const links = new Links();
  const policyFiles = readdirSync(POLICY, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(POLICY.length + 1))
    .sort();
  for (const page of pages()) {
    const { title, content } = contentOf(page, links, policyFiles);
    put(join(folder, page.language, `${page.name}.html`), layout(page, title, content));
  }
  put(join(folder, 'index.html'), frontPage());
  put(join(folder, 'site.css'), styleSheet());
  cpSync(POLICY, join(folder, 'policy'), { recursive: true });
  const plain = [
    ['mark.svg', 'extension/icons/mark.svg'],
    ['LICENSE-MIT.txt', 'LICENSE-MIT'],
    ['LICENSE-APACHE.txt', 'LICENSE-APACHE'],
    ['licences.txt', 'dist/chrome/core/licences.txt'],
  ];
  for (const [place = '', path = ''] of [...plain, ...links.files]) {
    put(join(folder, place), readFileSync(join(root, path)));
  }
}

/**
 * @param {Page} page
 * @param {Links} links
 * @param {string[]} policyFiles
 */
function contentOf(page, links, policyFiles) {
  const { language, name, source } = page;
  if (name === 'licences') return licencesPage(language);
  if (source === null) return policyPage(language, policyFiles);
  const markdown = readFileSync(join(root, source), 'utf8');
  const [before = '', after] = markdown.split(INSTALL);
  const draw = (/** @type {string} */ text) =>
    render(text, {
      link: (href) => links.link(page, href),
      image: (href) => links.image(page, href),
    });
  const title = titleOf(markdown);
  if (after === undefined) return { title, content: draw(markdown) };
  return { title, content: home(draw(before) + installButtons(STORES, language), draw(after)) };
}

/** The first page: what stands before the first heading has the picture beside it. */
function home(/** @type {string} */ words, /** @type {string} */ after) {
  const [, picture = '', rest = ''] = /^\s*<p>(<img [^>]+>)<\/p>([^]*)$/u.exec(after) ?? [];
  if (picture === '') throw new Error('the first page has no picture after its buttons');
  const eager = picture.replace(' loading="lazy"', '');
  return `<div class="hero"><div>${words}</div>${eager}</div>\n${rest}`;
}

/** @param {string} path @param {string | Uint8Array} content */
function put(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
