// Markdown to HTML for the website, with the anchors that GitHub gives to headings.

import { Marked } from 'marked';
import { escaped } from './escaped.js';

/** @import {Token, Tokens} from 'marked' */

/**
 * @typedef {object} Context
 * @property {(href: string) => string} link the address of a link on the website
 * @property {(href: string) => {src: string, size: string}} image an image's address, and the
 *   attributes for its size
 */

const ANCHOR = /^<a id="(?<id>[a-z][a-z\d-]*)">$/u;
/** Markup in the papers: the anchors of headings, line breaks in tables, and comments. */
const ALLOWED = /^(?:<a id="[a-z][a-z\d-]*">|<\/a>|<br>|<!--[^]*?-->\n*)+$/u;
const COMMENTS = /<!--[^]*?-->\n*/gu;

/**
 * @param {string} markdown
 * @param {Context} context
 */
export function render(markdown, { link, image }) {
  const ids = idsOf(markdown);
  let heading = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        heading = this.parser.parseInline(withoutAnchor(tokens));
        return `<h${depth} id="${ids.shift() ?? ''}">${heading}</h${depth}>\n`;
      },
      html({ text }) {
        if (!ALLOWED.test(text.trim())) throw new Error(`the website cannot show ${text}`);
        return text.replaceAll(COMMENTS, '');
      },
      link({ href, tokens }) {
        return `<a href="${escaped(link(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text }) {
        const { src, size } = image(href);
        return `<img src="${escaped(src)}" alt="${escaped(text)}"${size} loading="lazy">`;
      },
      table({ header, rows }) {
        const line = (/** @type {Tokens.TableCell[]} */ cells, /** @type {string} */ tag) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        const body = rows.map((row) => line(row, 'td')).join('\n');
        const label = heading.replaceAll(/<[^>]+>/gu, '');
        return `<div class="table" role="group" aria-label="${label}" tabindex="0">
<table><thead>${line(header, 'th')}</thead>\n<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return String(marked.parse(markdown, { async: false }));
}

/** The title of a paper. @param {string} markdown */
export function titleOf(markdown) {
  const [, title] = /^# (.+)$/mu.exec(markdown) ?? [];
  if (title === undefined) throw new Error('a paper has no title');
  return title;
}

/** All anchors that a link into the paper may name. @param {string} markdown */
export function anchorsIn(markdown) {
  const explicit = [...markdown.matchAll(/<a id="([^"]+)">/gu)].map(([, id = '']) => id);
  return [...new Set([...idsOf(markdown), ...explicit])];
}

/** The addresses of links and images. @param {string} markdown */
export function linksIn(markdown) {
  /** @type {string[]} */
  const found = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(markdown), ({ type, ...token }) => {
    if ((type === 'link' || type === 'image') && 'href' in token) found.push(String(token.href));
  });
  return found;
}

/** An id for each heading: its own, or one made of its text. @param {string} markdown */
function idsOf(markdown) {
  /** @type {string[]} */
  const ids = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type !== 'heading') return;
    const { tokens = [] } = token;
    const own = ANCHOR.exec(tokens[0]?.raw ?? '')?.groups?.['id'];
    const id = own ?? slug(withoutAnchor(tokens).map(plain).join(''));
    const earlier = ids.filter((one) => one === id || one.startsWith(`${id}-`)).length;
    ids.push(ids.includes(id) ? `${id}-${earlier}` : id);
  });
  return ids;
}

/** @param {Token[]} tokens of a heading */
function withoutAnchor(tokens) {
  return ANCHOR.test(tokens[0]?.raw ?? '') ? tokens.slice(2) : tokens;
}

/** @param {Token} token @returns {string} */
function plain(token) {
  if ('tokens' in token && token.tokens !== undefined) return token.tokens.map(plain).join('');
  return 'text' in token ? token.text : '';
}

/** @param {string} text */
function slug(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-');
}
