// Turns the papers' links into those of the website, and collects the files that it needs.

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sizeOfWebp } from '../webp.js';
import { pages } from './pages.js';

/** @import {Page} from './pages.js' */

const root = join(import.meta.dirname, '..', '..');
const POLICY = 'docs/admin/policy';
/** Texts that are shown as they are. */
const PLAIN = new Map([
  ['LICENSE-MIT', 'LICENSE-MIT.txt'],
  ['LICENSE-APACHE', 'LICENSE-APACHE.txt'],
]);

export class Links {
  #pages = pages();
  /** @type {Map<string, string>} files to copy, by their places on the website */ files =
    new Map();

  /**
   * @param {Page} page that has the link
   * @param {string} href as the paper names it
   */
  link(page, href) {
    if (href.startsWith('#') || /^https:/u.test(href)) return href;
    const [path, anchor] = pathFrom(page, href);
    return `${this.#addressOf(page, path)}${anchor}`;
  }

  /** @param {Page} page @param {string} href */
  image(page, href) {
    const [path] = pathFrom(page, href);
    const content = readFileSync(join(root, path));
    const { width, height } = path.endsWith('.svg')
      ? sizeOfSvg(content.toString())
      : sizeOfWebp(content);
    const place = `pictures/${page.language}/${basename(path)}`;
    this.files.set(place, path);
    return { src: `../${place}`, size: ` width="${width}" height="${height}"` };
  }

  /** @param {Page} page @param {string} path in the repository */
  #addressOf(page, path) {
    const target = this.#pages.find(({ source }) => source === path);
    if (target !== undefined) return addressOf(page, target);
    if (path === POLICY) return 'policy.html';
    if (path.startsWith(`${POLICY}/`)) return this.#copy(path, path.slice('docs/admin/'.length));
    const plain = PLAIN.get(path);
    if (plain !== undefined) return this.#copy(path, plain);
    throw new Error(`the website has no page for ${path}`);
  }

  /** @param {string} path @param {string} place */
  #copy(path, place) {
    this.files.set(place, path);
    return `../${place}`;
  }
}

/** @param {Page} from @param {Page} to */
function addressOf(from, to) {
  return `${from.language === to.language ? '' : `../${to.language}/`}${to.name}.html`;
}

/**
 * @param {Page} page
 * @param {string} href
 * @returns {[path: string, anchor: string]}
 */
function pathFrom({ source }, href) {
  const [file = '', anchor] = href.split('#');
  const path = join(dirname(source ?? ''), file).replace(/\/$/u, '');
  if (!existsSync(join(root, path))) throw new Error(`${source} leads to ${href}`);
  return [path, anchor === undefined ? '' : `#${anchor}`];
}

/** @param {string} svg */
function sizeOfSvg(svg) {
  const [, width, height] = / width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error('a drawing has no size');
  return { width, height };
}
