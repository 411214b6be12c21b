// The extension's sources → the files that ship, without the manifest. A page alone gets one script
// and one style sheet. Pages that open in tabs share a script and a style sheet beside their own.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { bundleStyles, commonStart, replaceSheets, sheetsOf } from './bundle-styles.js';
import { bundleScript, bundleTogether } from './bundle.js';
import { HASH_FILE, contentHash } from './content-hash.js';
import { helpMarkup, helpPictures } from './help.js';
import { inlineDrawings } from './inline-drawings.js';

const root = join(import.meta.dirname, '..');
const source = join(root, 'extension');
/** The settings that an administrator can make, which the manifest names. */
const POLICY_SCHEMA = 'policy.schema.json';
/** Copied as they are. */
const STATIC = /^(?:icons|_locales)\/|^core\/(?:\w+\.wasm|licences\.\w+)$/u;
/** Entry modules that no page names. */
const WORKERS = [
  'background/background.js',
  'worker/export-worker.js',
  'worker/import-worker.js',
  'worker/lane-worker.js',
  'worker/password-worker.js',
  'worker/reader-worker.js',
];
/** The toolbar's window is opened many times a day, and the unseen page needs hardly anything. */
const ALONE = ['offscreen/offscreen.html', 'popup/popup.html'];
/** The place in the help page that the manual takes. */
const MANUAL = '<!-- manual -->';
/** In a folder as deep as those of the pages, because of relative addresses. */
const SHARED = { script: 'pages/shared.js', sheet: 'pages/shared.css' };

/**
 * A page of the sources.
 * @typedef {{path: string, html: string, script: string, sheets: string[]}} Page
 *
 * A file that ships, by its path.
 * @typedef {[string, string | Uint8Array]} Built
 */

/**
 * Every file of the extension but the manifest.
 * @returns {Promise<Built[]>}
 */
export async function buildFiles() {
  const paths = listFiles(source);
  const pages = paths.filter((path) => path.endsWith('.html')).map(readPage);
  const alone = pages.filter(({ path }) => ALONE.includes(path));
  const inTabs = pages.filter(({ path }) => !ALONE.includes(path));
  /** @type {Built[]} */
  const built = paths.filter((path) => STATIC.test(path)).map((path) => [path, contentOf(path)]);
  built.push([POLICY_SCHEMA, readFileSync(join(root, 'manifest', POLICY_SCHEMA), 'utf8')]);
  for (const page of alone) built.push(...markupAndStyles(page, []));
  for (const script of [...alone.map((page) => page.script), ...WORKERS]) {
    built.push([script, await bundleScript(join(source, script))]);
  }
  const shared = commonStart(inTabs.map(({ sheets }) => sheets));
  for (const page of inTabs) built.push(...markupAndStyles(page, shared));
  built.push([SHARED.sheet, bundleStyles(shared)]);
  const scripts = inTabs.map(({ script }) => script);
  built.push(...(await bundleTogether(scripts, source, SHARED.script)), ...helpPictures());
  built.push([HASH_FILE, `${contentHash(built)}\n`]);
  return built;
}

/** @param {string} path @returns {Page} */
function readPage(path) {
  const text = inlineDrawings(readFileSync(join(source, path), 'utf8'), join(source, path));
  const html = text.includes(MANUAL) ? text.replace(MANUAL, () => helpMarkup()) : text;
  const [, script = ''] = /<script [^>]*src="([^"]+)"/u.exec(html) ?? [];
  return {
    path,
    html,
    script: join(dirname(path), script),
    sheets: sheetsOf(html, join(source, path)),
  };
}

/**
 * @param {Page} page
 * @param {string[]} shared its first style sheets, which are in the shared one; if there are any,
 *   it also has the shared script
 * @returns {Built[]}
 */
function markupAndStyles({ path, html, sheets }, shared) {
  const own = sheets.slice(shared.length);
  const sheet = path.replace(/\.html$/u, '.css');
  const address = (/** @type {string} */ target) => relative(dirname(path), target);
  const links = [
    ...(shared.length > 0 ? [SHARED.sheet] : []),
    ...(own.length > 0 ? [sheet] : []),
  ].map((target) => `<link rel="stylesheet" href="${address(target)}" />`);
  if (shared.length > 0) {
    links.push(`<link rel="modulepreload" href="${address(SHARED.script)}" />`);
  }
  /** @type {Built} */
  const markup = [path, replaceSheets(html, links)];
  return own.length > 0 ? [markup, [sheet, bundleStyles(own)]] : [markup];
}

/** @param {string} path */
function contentOf(path) {
  const content = new Uint8Array(readFileSync(join(source, path)));
  if (!path.endsWith('/messages.json')) return content;
  // Descriptions are for translators; pages would load them with a chosen language.
  /** @type {Record<string, {message: string}>} */
  const table = JSON.parse(new TextDecoder().decode(content));
  const texts = Object.entries(table);
  const short = texts.map(([key, { message }]) => [key, { message }]);
  return `${JSON.stringify(Object.fromEntries(short), null, 1)}\n`;
}

/**
 * The paths of all files below a folder, sorted, with `/` between their parts.
 * @param {string} folder
 */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
