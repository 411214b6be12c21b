// Turns docs/manual into the markup of the help page. Static HTML can be read without a script, and
// a reviewer can compare it with the manual. Markdown that is not listed here is refused.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lexer } from 'marked';
import { sizeOfWebp } from './webp.js';

/** @import {Token, Tokens} from 'marked' */

const manual = join(import.meta.dirname, '..', 'docs', 'manual');
const LANGUAGES = /** @type {const} */ (['ja', 'en']);
const ANCHOR = /^<a id="(?<id>[a-z]+(?:-[a-z]+)*)">$/u;
/** A link to a page of the extension. The manual on the web does not show it. */
const LINK = /^<!-- open (?<page>[a-z?=#/.]+) (?<text>[^<>]+) -->$/u;
/** The pictures that ship: those of the toolbar's window, 4 to 10 KB each. */
const SHIPPED = ['start', 'password', 'found', 'added', 'locked', 'list'];

/**
 * A language's manual while it is converted.
 * @typedef {{language: string, open: number}} State `open`: the level of the open section
 */

/** Both manuals, each an `article` of its language. The page's script shows one of them. */
export function helpMarkup() {
  return LANGUAGES.map((language) =>
    articleOf(readFileSync(join(manual, `${language}.md`), 'utf8'), language),
  ).join('\n');
}

/** @returns {[path: string, content: Uint8Array][]} the pictures that ship */
export function helpPictures() {
  return LANGUAGES.flatMap((language) =>
    readdirSync(join(manual, 'pictures', language))
      .filter((name) => SHIPPED.includes(name.replace(/\.webp$/u, '')))
      .sort()
      .map((name) => {
        const path = join('pictures', language, name);
        return /** @type {[string, Uint8Array]} */ ([
          `help/${path}`,
          new Uint8Array(readFileSync(join(manual, path))),
        ]);
      }),
  );
}

/**
 * @param {string} markdown
 * @param {string} language of the texts, and the prefix of ids
 */
export function articleOf(markdown, language) {
  const state = { language, open: 1 };
  const body = lexer(markdown).map((token) => block(token, state));
  const all = [...body, ...closeSections(state, 2)].filter((part) => part !== '');
  return `<article lang="${language}">\n${all.join('\n')}\n</article>`;
}

/**
 * @param {Token} token
 * @param {State} state
 * @returns {string}
 */
function block(token, state) {
  switch (token.type) {
    case 'space':
      return '';
    case 'heading':
      return heading(/** @type {Tokens.Heading} */ (token), state);
    case 'text':
    case 'paragraph':
      return paragraph(token, state);
    case 'list': {
      const { ordered, items } = /** @type {Tokens.List} */ (token);
      const tag = ordered ? 'ol' : 'ul';
      return `<${tag}>\n${items.map((one) => item(one, state)).join('\n')}\n</${tag}>`;
    }
    case 'blockquote':
      return `<blockquote>\n${blocks(token, state)}\n</blockquote>`;
    case 'html':
      return token.raw
        .trim()
        .split('\n')
        .map((line) => openLink(line))
        .join('\n');
    default:
      return refuse(token);
  }
}

/** @param {Token} token @param {State} state */
function blocks(token, state) {
  const parts = childrenOf(token).map((child) => block(child, state));
  return parts.filter((part) => part !== '').join('\n');
}

/**
 * Begins a section for each heading below the title.
 * @param {Tokens.Heading} token
 * @param {State} state
 */
function heading(token, state) {
  const { depth } = token;
  if (depth === 1) return `<h1 tabindex="-1">${inline(token, state)}</h1>`;
  const [first, end, ...rest] = token.tokens;
  const id = ANCHOR.exec(first?.raw ?? '')?.groups?.['id'];
  if (id === undefined || end?.raw !== '</a>' || depth > 3) return refuse(token);
  const closed = closeSections(state, depth);
  state.open = depth;
  const text = rest.map((child) => span(child, state)).join('');
  return [
    ...closed,
    `<section id="${state.language}-${id}">`,
    `<h${depth} tabindex="-1">${text}</h${depth}>`,
  ].join('\n');
}

/**
 * @param {State} state
 * @param {number} depth of the next heading
 */
function closeSections(state, depth) {
  const count = Math.max(0, state.open - depth + 1);
  return Array.from({ length: count }, () => '</section>');
}

/** A picture stands alone in its paragraph. @param {Token} token @param {State} state */
function paragraph(token, state) {
  const [first, ...others] = childrenOf(token);
  if (first?.type !== 'image') return `<p>${inline(token, state)}</p>`;
  if (others.length > 0) return refuse(token);
  return picture(/** @type {Tokens.Image} */ (first), state);
}

/** @param {Tokens.Image} token @param {State} state */
function picture(token, { language }) {
  const [, name = ''] =
    new RegExp(`^pictures/${language}/([a-z-]+)\\.webp$`, 'u').exec(token.href) ?? [];
  if (name === '') return refuse(token);
  if (!SHIPPED.includes(name)) return '';
  const { width, height } = sizeOfWebp(readFileSync(join(manual, token.href)));
  const size = `width="${width}" height="${height}"`;
  return `<p><img src="${token.href}" alt="${escaped(token.text)}" ${size} loading="lazy" /></p>`;
}

/** @param {Tokens.ListItem} token @param {State} state */
function item(token, state) {
  const parts = token.tokens.map((child) => {
    const isBare = child.type === 'text' && childrenOf(child)[0]?.type !== 'image';
    return isBare ? inline(child, state) : block(child, state);
  });
  return `<li>${parts.filter((part) => part !== '').join('\n')}</li>`;
}

/** @param {string} line */
function openLink(line) {
  const { page, text = '' } = LINK.exec(line)?.groups ?? {};
  if (page === undefined) throw new Error(`the help page cannot show: ${line}`);
  return `<p class="open"><a href="../${page}" target="_blank">${escaped(text)}</a></p>`;
}

/** @param {Token} token @param {State} state */
function inline(token, state) {
  return childrenOf(token)
    .map((child) => span(child, state))
    .join('');
}

/**
 * @param {Token} token
 * @param {State} state
 * @returns {string}
 */
function span(token, state) {
  switch (token.type) {
    case 'text':
      return escaped(token.raw);
    case 'strong':
      return `<strong>${inline(token, state)}</strong>`;
    case 'link': {
      const [, id] = /^#([a-z-]+)$/u.exec(token['href']) ?? [];
      if (id === undefined) return refuse(token);
      return `<a href="#${state.language}-${id}">${inline(token, state)}</a>`;
    }
    default:
      return refuse(token);
  }
}

/** @param {Token} token @returns {Token[]} */
function childrenOf(token) {
  return 'tokens' in token ? (token.tokens ?? []) : [];
}

/** @param {Token} token @returns {never} */
function refuse({ type, raw }) {
  throw new Error(`the help page cannot show ${type}: ${raw.slice(0, 80)}`);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
