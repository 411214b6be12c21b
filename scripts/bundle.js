// Bundles a page's modules, and its style sheets, into one readable file each. Nothing is renamed
// or minified: a comment before each module names its source file.

import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { rollup } from 'rollup';

/** @import {OutputChunk, Plugin} from 'rollup' */

const root = join(import.meta.dirname, '..');

/** @param {string} path absolute, of a source file */
const nameOf = (path) => relative(root, path).replaceAll(sep, '/');

/** @param {string} path as `nameOf` gives it */
const boundary = (path) => `// ---- ${path} ----`;

/**
 * The entry module and everything it imports, in the order in which the modules run.
 * @param {string} entry absolute path
 * @returns {Promise<string>}
 */
export async function bundleScript(entry) {
  const build = await rollup({
    input: entry,
    plugins: [nameModules],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.generate({ format: 'es', generatedCode: 'es2015', indent: false });
  await build.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`${nameOf(entry)} gives more than one file`);
  assertBoundaries(chunk);
  return `${chunk.code.trimEnd()}\n`;
}

/**
 * Style sheets one after the other. Each page folder is one level deep, so that addresses relative
 * to a folder stay right in any other.
 * @param {string[]} paths absolute
 */
export function bundleStyles(paths) {
  const sheets = paths.map((path) => {
    const text = readFileSync(path, 'utf8');
    if (text.includes('@import')) throw new Error(`${nameOf(path)}: pages link style sheets`);
    return `/* ---- ${nameOf(path)} ---- */\n\n${text.trim()}\n`;
  });
  return sheets.join('\n');
}

/**
 * A page's markup with one style sheet instead of several, and the paths of those several.
 * @param {string} html
 * @param {string} path absolute, of the page
 */
export function joinStyles(html, path) {
  const links = [...html.matchAll(/^ *<link rel="stylesheet" href="(?<href>[^"]+)" \/>\n/gmu)];
  const sheets = links.map(({ groups }) => join(dirname(path), groups?.['href'] ?? ''));
  const name = path.slice(path.lastIndexOf(sep) + 1).replace(/\.html$/u, '.css');
  const [first, ...others] = links.map(([link]) => link);
  if (first === undefined) return { html, sheets, name };
  const joined = html.replace(first, `    <link rel="stylesheet" href="${name}" />\n`);
  return { html: others.reduce((text, link) => text.replace(link, ''), joined), sheets, name };
}

/** @type {Plugin} */
const nameModules = {
  name: 'name-modules',
  transform: (code, id) => ({ code: `${boundary(nameOf(id))}\n\n${code}`, map: null }),
};

/**
 * A boundary whose first statement was left out must not take its comment along.
 * @param {OutputChunk} chunk
 */
function assertBoundaries({ code, modules }) {
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    if (renderedLength > 0 && !code.includes(boundary(nameOf(id)))) {
      throw new Error(`the bundle does not name ${nameOf(id)}`);
    }
  }
}
