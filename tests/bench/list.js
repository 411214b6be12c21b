// node tests/bench/list.js VAULTS FOLDER…: measures the toolbar window of each built extension in
// FOLDERs, beside an empty popup. VAULTS holds what `crate/core/examples/bench_vault.rs` wrote.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { servePage } from '../support/web/codes-page.js';
import { buildsOf } from './list/builds.js';
import { Figures } from './list/figures.js';
import { measure } from './list/measure.js';
import { markdown, rowsOf } from './list/report.js';

/** @import {Build} from './list/builds.js' */

const ROUNDS = Number(process.env['WARIFU_BENCH_ROUNDS'] ?? 9);
/** Each takes a minute. The memory of one build differs by a fifth from one round to the next. */
const MEMORY_ROUNDS = Number(process.env['WARIFU_BENCH_MEMORY_ROUNDS'] ?? 5);
const JSON_FILE = join(import.meta.dirname, '..', '..', 'target', 'bench', 'list.json');
const EXPLANATION = `
Medians of ${ROUNDS} rounds, of memory ${MEMORY_ROUNDS}. In each round every build is measured once,
one after another, each in a browser of its own, each window in a process that runs already.
"Above the floor" is the time beyond that of an empty popup in the same run: the part that an
extension can change. The ratio compares with the first build: times above the floor if there is a
floor, and otherwise the medians. There is no floor for the time from Enter on and for a changed
password, because an empty popup asks for nothing.`;

const [vaults, ...folders] = process.argv.slice(2);
if (vaults === undefined || folders.length === 0 || !(ROUNDS >= 1)) {
  console.error('usage: node tests/bench/list.js VAULTS FOLDER…');
  console.error('WARIFU_BENCH_ROUNDS is 9 by default, WARIFU_BENCH_MEMORY_ROUNDS 5');
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'warifu-floor-'));
const site = await servePage([]);
try {
  const builds = buildsOf(folders, join(scratch, 'empty'));
  const figures = new Figures();
  const options = { vaults, site: site.url, rounds: ROUNDS, memoryRounds: MEMORY_ROUNDS };
  await measure(builds, options, figures).finally(() => print(builds, figures));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await site.close();
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * @param {Build[]} builds
 * @param {Figures} figures
 */
function print(builds, { browser, all: measurements }) {
  const real = builds.filter(({ isFloor }) => !isFloor);
  const floor = builds.find(({ isFloor }) => isFloor)?.name ?? '';
  const rows = rowsOf(measurements, { builds: real.map(({ name }) => name), floor });
  const folders = real.map(({ name, folder }) => `${name}  ${folder}`).join('\n');
  console.log(`${browser}\n\n${folders}\n\n${markdown(rows)}\n${EXPLANATION}`);
  mkdirSync(dirname(JSON_FILE), { recursive: true });
  writeFileSync(JSON_FILE, `${JSON.stringify({ browser, builds, measurements }, null, 2)}\n`);
}
