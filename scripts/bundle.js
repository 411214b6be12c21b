// Bundles JavaScript modules into readable files. Nothing is renamed or minified: a comment before
// each module names its source file.

import { join, relative, sep } from 'node:path';
import { rollup } from 'rollup';

/** @import {GetModuleInfo, OutputChunk, OutputOptions, Plugin} from 'rollup' */

export const root = join(import.meta.dirname, '..');

/** @param {string} path absolute, of a source file */
export const nameOf = (path) => relative(root, path).replaceAll(sep, '/');

/** @param {string} path as `nameOf` gives it */
const boundary = (path) => `// ---- ${path} ----`;

/**
 * The entry module and everything it imports, in the order in which the modules run.
 * @param {string} entry absolute path
 * @returns {Promise<string>}
 */
export async function bundleScript(entry) {
  const [chunk, ...others] = await bundle([entry], {});
  if (others.length > 0 || chunk === undefined) {
    throw new Error(`${nameOf(entry)} gives more than one file`);
  }
  return codeOf(chunk);
}

/**
 * One file for each entry module, and a file that holds every module that two or more of them
 * import. The entries' files import it.
 * @param {string[]} entries paths within the folder
 * @param {string} folder absolute
 * @param {string} shared path of the shared file within the folder
 * @returns {Promise<[string, string][]>} the files by their paths within the folder
 */
export async function bundleTogether(entries, folder, shared) {
  const paths = entries.map((entry) => join(folder, entry));
  const chunks = await bundle(paths, {
    entryFileNames: ({ facadeModuleId }) => relative(folder, facadeModuleId ?? ''),
    chunkFileNames: shared,
    manualChunks: (id, { getModuleInfo }) =>
      paths.filter((path) => isReached(path, id, getModuleInfo)).length > 1 ? 'shared' : null,
  });
  if (chunks.length !== paths.length + 1) throw new Error(`expected one shared file: ${shared}`);
  return chunks.map((chunk) => [chunk.fileName, codeOf(chunk)]);
}

/**
 * @param {string[]} input
 * @param {OutputOptions} options
 */
async function bundle(input, options) {
  const build = await rollup({
    input,
    plugins: [nameModules],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.generate({
    format: 'es',
    generatedCode: 'es2015',
    indent: false,
    minifyInternalExports: false,
    ...options,
  });
  await build.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  for (const chunk of chunks) assertBoundaries(chunk);
  return chunks;
}

/**
 * @param {string} entry absolute path
 * @param {string} id of the module that it may import, itself or through others
 * @param {GetModuleInfo} getModuleInfo
 */
function isReached(entry, id, getModuleInfo) {
  const reached = new Set([entry]);
  for (const module of reached) {
    for (const imported of getModuleInfo(module)?.importedIds ?? []) reached.add(imported);
  }
  return reached.has(id);
}

/** @type {Plugin} */
const nameModules = {
  name: 'name-modules',
  transform: (code, id) => {
    const name = nameOf(id);
    // The declarations beside a generated module hold the same documentation.
    const isGenerated = name.startsWith('extension/core/');
    const short = isGenerated ? code.replaceAll(/^ *\/\*\*\n(?: *\*.*\n)+/gmu, '') : code;
    return { code: `${boundary(name)}\n\n${short}`, map: null };
  },
};

/** @param {OutputChunk} chunk */
function codeOf({ code }) {
  return `${code.trimEnd()}\n`;
}

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
