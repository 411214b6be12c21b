// node tests/bench/reader.js [FOLDER…]: how well and how fast Warifu reads pictures of QR codes,
// natively and in Chromium's WebAssembly, beside other readers. Prints tables, and writes each
// reading to target/bench/reader.jsonl.

import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bars, differences, remarks } from './reader/bars.js';
import { drawn } from './reader/drawn.js';
import { kindOf } from './reader/judge.js';
import { drawnPages } from './reader/pages.js';
import { openReaders } from './reader/readers.js';
import { pageTable, setTable, totalOf, totalTable, verdictOf } from './reader/report.js';
import { readAll } from './reader/run.js';
import { hardSamplesOf, samplesOf } from './reader/samples.js';

/** @import {Reading} from './reader/run.js' */

const root = join(import.meta.dirname, '../..');
const CORPUS = join(root, '../shared/corpus/qr');
const HARD = join(root, '../shared/corpus/qr-hard');
const RAW = join(root, 'target/bench/reader.jsonl');

const given = process.argv.slice(2);
if (given.length === 0 && !existsSync(CORPUS)) {
  console.log(`The corpus is absent, nothing was read: ${CORPUS}`);
  process.exit();
}
const folders = present(given.length > 0 ? given : [CORPUS], (folder) => folder);
const pictures = mkdtempSync(join(tmpdir(), 'warifu-drawn-'));
if (!existsSync(HARD)) console.log(`The hard pictures are absent, others are read: ${HARD}`);
const hard = given.length > 0 ? [] : [...hardSamplesOf(HARD), ...drawn(pictures)];
const pages = given.length > 0 ? [] : await drawnPages(pictures);
const samples = present([...folders.flatMap(samplesOf), ...hard, ...pages], ({ path }) => path);
if (samples.length === 0) {
  console.error('There is no picture to read');
  process.exit(1);
}

mkdirSync(join(root, 'target/bench'), { recursive: true });
const raw = openSync(RAW, 'w');
const { readers, version, close } = await openReaders();
/** @type {Reading[]} */
const readings = [];
try {
  for await (const reading of readAll(samples, readers)) {
    readings.push(reading);
    for (const { name } of readers) writeSync(raw, `${JSON.stringify(rawOf(reading, name))}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${readings.length} of ${samples.length} `);
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
} finally {
  closeSync(raw);
  rmSync(pictures, { recursive: true });
  await close();
}

const names = readers.map(({ name }) => name);
const totals = new Map(names.map((name) => [name, totalOf(readings, name)]));
console.log(
  `${samples.length} pictures; wasm and JavaScript in ${version}; each the best of its runs, from file to texts\n`,
);
console.log(`${setTable(readings, names)}\n\n${totalTable(totals)}\n`);
const ofPages = readings.filter(({ sample }) => pages.includes(sample));
if (ofPages.length > 0) console.log(`${pageTable(ofPages, names)}\n`);
console.log(`${bars(readings, totals).join('\n')}\n`);
for (const remark of [
  ...differences(readings).map((one) => `differs: ${one}`),
  ...remarks(readings, names),
]) {
  console.log(remark);
}

/**
 * Prints the paths that do not exist, and returns the others.
 * @template T
 * @param {T[]} all
 * @param {(one: T) => string} path
 */
function present(all, path) {
  for (const absent of all.filter((one) => !existsSync(path(one)))) {
    console.error(`Does not exist: ${path(absent)}`);
    process.exitCode = 1;
  }
  return all.filter((one) => existsSync(path(one)));
}

/**
 * @param {Reading} reading
 * @param {string} reader
 */
function rawOf(reading, reader) {
  const { file, set } = reading.sample;
  return {
    file,
    set,
    kind: kindOf(reading.sample),
    reader,
    ...reading.answers[reader],
    ...verdictOf(reading, reader),
  };
}
