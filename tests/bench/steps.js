// node tests/bench/steps.js FOLDER: the reader's own steps beside those of the libraries, in V8 and
// natively, on a screen capture and on the pictures of the corpus. FOLDER has the module that
// wasm-bindgen made; the capture is written there.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplesOf } from './reader/samples.js';
import { writeCapture } from './steps/capture.js';
import { rowsOf } from './steps/report.js';
import { table } from './table.js';

/** @import {Timing} from './steps/report.js' */

/**
 * @typedef {object} StepsModule see `crate/wasm/reader/examples/steps_wasm.rs`
 * @property {(options: {module: Uint8Array<ArrayBuffer>}) => unknown} initSync
 * @property {() => string[]} steps
 * @property {{read: (file: Uint8Array) => StepsPicture | undefined}} Picture
 */

/**
 * @typedef {object} StepsPicture
 * @property {(step: number, isOurs: boolean) => void} run
 * @property {() => void} free
 */

const root = join(import.meta.dirname, '../..');
const NATIVE = join(root, 'target/release/examples/bench_steps');
const CORPUS = join(root, '../shared/corpus/qr');

const CAPTURE_ROUNDS = 11;
const CORPUS_ROUNDS = 3;
/** Every so many pictures of the corpus: the library's resizing takes seconds on large ones. */
const CORPUS_STEP = 20;

const [folder = ''] = process.argv.slice(2);
const capture = join(folder, 'capture.png');
await writeCapture(capture);
const samples = existsSync(CORPUS) ? samplesOf(CORPUS) : [];
const others = samples.flatMap(({ path }, index) => (index % CORPUS_STEP === 0 ? [path] : []));

/** @type {StepsModule} */
const module = await import(join(folder, 'steps.js'));
module.initSync({ module: readFileSync(join(folder, 'steps_bg.wasm')) });
const pictures = { capture: [capture], ...(others.length > 0 && { corpus: others }) };
const rows = Object.entries(pictures).flatMap(([name, paths]) => {
  const rounds = name === 'capture' ? CAPTURE_ROUNDS : CORPUS_ROUNDS;
  return rowsOf(name, { v8: inV8(paths, rounds), native: natively(paths, rounds) });
});
const heading = [
  'step',
  'pictures',
  'V8 ours',
  'library',
  'ratio',
  'native ours',
  'library',
  'ratio',
];
console.log(
  `Sums of medians in ms; the capture has 1920 × 1080 pixels, the corpus ${others.length} files`,
);
console.log(`V8 is that of Node.js ${process.version}\n\n${table([heading, ...rows])}`);

/**
 * @param {string[]} paths
 * @param {number} rounds
 * @returns {Timing[]}
 */
function inV8(paths, rounds) {
  return paths.flatMap((file) => {
    const picture = module.Picture.read(readFileSync(file));
    if (picture === undefined) return [];
    const timings = module.steps().map((step, number) => {
      /** @type {Timing} */
      const timing = { file, step, ours: [], library: [] };
      // In turn, so that other load on the machine affects both alike.
      for (let round = 0; round < rounds; round += 1) {
        timing.ours.push(ms(() => picture.run(number, true)));
        timing.library.push(ms(() => picture.run(number, false)));
      }
      return timing;
    });
    picture.free();
    return timings;
  });
}

/** @param {() => void} work */
function ms(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * @param {string[]} paths
 * @param {number} rounds
 * @returns {Timing[]}
 */
function natively(paths, rounds) {
  const output = execFileSync(NATIVE, [String(rounds), ...paths], { encoding: 'utf8' });
  return output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}
