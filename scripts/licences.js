// extension/core/licences.json and licences.txt: the packages that are built into the core, their
// licences, and the licences' texts. The settings show both.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtIn, expressionOf } from './shipped.js';

/** @import {Package} from './shipped.js' */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'extension', 'core');
const NAMES = /^(?:licen[cs]e|copying|copyright|notice|unlicense)/iu;

// Not by `localeCompare`: its order depends on the language of this PC.
const packages = builtIn().sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
const rows = packages.map(({ name, version, license }) => ({
  name,
  version,
  licence: expressionOf(license),
}));
writeFileSync(join(folder, 'licences.json'), `${JSON.stringify(rows, null, 2)}\n`);
writeFileSync(join(folder, 'licences.txt'), textOf(packages));

/** @param {Package} one */
function nameOf({ name, version }) {
  return `${name} ${version}`;
}

/**
 * Every licence's words once, below the names of the packages that come under them.
 * @param {Package[]} all
 */
function textOf(all) {
  /** @type {Map<string, string[]>} */
  const users = new Map();
  for (const one of all) {
    for (const words of wordsOf(one))
      users.set(words, [...(users.get(words) ?? []), `${one.name} ${one.version}`]);
  }
  const list = rows
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
    .join('\n');
  // By length, so that versions of one licence are neighbours, which compresses better.
  const texts = [...users]
    .sort(([a], [b]) => a.length - b.length)
    .map(([words, names]) => `${names.join(', ')}\n\n${words}`);
  return `${[`Built into Warifu's core:\n\n${list}`, ...texts].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}

/**
 * The words of a package's licence, as the package brings them. Of a choice that names MIT, MIT is
 * taken: it is the shortest.
 * @param {Package} one
 */
function wordsOf({ license, manifest_path: manifest }) {
  const files = filesOf({ manifest_path: manifest });
  const short = files.filter(({ name }) => /mit/iu.test(name));
  const isChoice = /\bOR\b/u.test(expressionOf(license)) && !/\bAND\b/u.test(expressionOf(license));
  const taken = isChoice && short.length > 0 ? short : files;
  if (taken.length === 0) return [...wordsInSource(manifest), ...wordsOfNobody(license)];
  return taken.map(({ name }) =>
    readFileSync(join(dirname(manifest), name), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  );
}

/** The files of a package that hold a licence. @param {Pick<Package, 'manifest_path'>} one */
function filesOf({ manifest_path: manifest }) {
  return readdirSync(dirname(manifest), { withFileTypes: true })
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Some bring the words in their source alone, in the comment that it begins with.
 * @param {string} manifest
 */
function wordsInSource(manifest) {
  const source = readFileSync(join(dirname(manifest), 'src', 'lib.rs'), 'utf8').replaceAll(
    '\r\n',
    '\n',
  );
  const comment = /^\/\*([^]*?)\*\//u.exec(source)?.[1] ?? '';
  if (!/Copyright|Permission/u.test(comment)) return [];
  return [comment.replaceAll(/^ \* ?/gmu, '').trim()];
}

/**
 * CC0 names no copyright holder, so the text that another package brings is the same.
 * @param {string | null} license
 * @returns {string[]}
 */
function wordsOfNobody(license) {
  if (expressionOf(license) !== 'CC0-1.0') return [];
  const other = packages.find(
    (one) => expressionOf(one.license) === 'CC0-1.0' && filesOf(one).length > 0,
  );
  return other === undefined ? [] : wordsOf(other);
}
