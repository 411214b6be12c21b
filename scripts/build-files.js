// The extension's sources → the files that ship, without the manifest. Each page gets one script
// and one style sheet.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { bundleScript, bundleStyles, joinStyles } from './bundle.js';

const source = join(import.meta.dirname, '..', 'extension');
/** Copied as they are. */
const STATIC = /^(?:icons|_locales)\/|^core\/(?:\w+_bg\.wasm|licences\.\w+)$/u;
/** Entry modules that no page names. */
const WORKERS = [
  'background/background.js',
  'worker/password-worker.js',
  'worker/reader-worker.js',
];

/**
 * Every file of the extension but the manifest, by its path.
 * @returns {Promise<[string, string | Uint8Array][]>}
 */
export async function buildFiles() {
  const paths = listFiles(source);
  const fixed = paths.filter((path) => STATIC.test(path));
  const pages = paths.filter((path) => path.endsWith('.html'));
  /** @type {[string, string | Uint8Array][]} */
  const built = fixed.map((path) => [path, contentOf(path)]);
  const scripts = new Set(WORKERS);
  for (const path of pages) {
    const { html, sheets, name } = joinStyles(
      readFileSync(join(source, path), 'utf8'),
      join(source, path),
    );
    built.push([path, html]);
    if (sheets.length > 0) built.push([join(dirname(path), name), bundleStyles(sheets)]);
    for (const script of scriptsOf(html)) scripts.add(join(dirname(path), script));
  }
  for (const path of scripts) built.push([path, await bundleScript(join(source, path))]);
  return built;
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

/** @param {string} html */
function scriptsOf(html) {
  return [...html.matchAll(/<script [^>]*src="(?<src>[^"]+)"/gu)].map(
    ({ groups }) => groups?.['src'] ?? '',
  );
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
