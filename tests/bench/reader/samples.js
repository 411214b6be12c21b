// Folders of pictures with their expected texts.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';

/**
 * @typedef {object} Sample
 * @property {string} file within its folder, for the table
 * @property {string} path
 * @property {string} set
 * @property {string[] | null} expected null if the texts are not known
 */

const MANIFEST = 'manifest.json';
const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp']);

/**
 * The pictures of a folder whose `manifest.json` maps files to texts. A picture that it does not
 * name holds no QR code. The set is the file's first word.
 * @param {string} folder
 * @returns {Sample[]} none if the folder does not exist
 */
export function hardSamplesOf(folder) {
  const manifest = join(folder, MANIFEST);
  if (!existsSync(manifest)) return [];
  /** @type {Record<string, string>} */
  const texts = JSON.parse(readFileSync(manifest, 'utf8'));
  const files = readdirSync(folder).filter((file) => PICTURES.has(extname(file)));
  return files.toSorted().map((file) => {
    const text = texts[file];
    const set = `hard-${file.split('_')[0]}`;
    return { file, path: join(folder, file), set, expected: text === undefined ? [] : [text] };
  });
}

/**
 * The pictures in the folder's `manifest.json`. Without one, every picture in the folder and below,
 * with its text in a `.txt` of the same name if there is one, as in the blackbox sets of ZXing. Its
 * set is then its subfolder.
 * @param {string} folder
 * @returns {Sample[]}
 */
export function samplesOf(folder) {
  return below(folder, folder);
}

/**
 * @param {string} top
 * @param {string} folder
 * @returns {Sample[]}
 */
function below(top, folder) {
  const shown = (/** @type {string} */ path) => relative(top, path).split(sep).join('/');
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) {
    /** @type {{file: string, set: string, expected: string[] | null}[]} */
    const entries = JSON.parse(readFileSync(manifest, 'utf8'));
    return entries.map(({ file, set, expected }) => {
      const path = join(folder, file);
      return { file: shown(path), path, set, expected };
    });
  }
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(top, path);
    if (!PICTURES.has(extname(entry.name).toLowerCase())) return [];
    return [
      { file: shown(path), path, set: shown(folder) || basename(top), expected: textBeside(path) },
    ];
  });
}

/** @param {string} path */
function textBeside(path) {
  const beside = `${path.slice(0, -extname(path).length)}.txt`;
  if (!existsSync(beside)) return null;
  const text = readFileSync(beside, 'utf8');
  return text === '' ? [] : [text];
}
