// node tests/bench/list.js VAULTS FOLDER…: measures the toolbar window of each built extension in
// FOLDERs, beside an empty popup. VAULTS holds what `crate/core/examples/bench_vault.rs` wrote.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePage } from '../support/web/codes-page.js';
import { buildsOf } from './list/builds.js';
import { measure } from './list/measure.js';
import { markdown, rowsOf } from './list/report.js';

const ROUNDS = Number(process.env['WARIFU_BENCH_ROUNDS'] ?? 9);
const JSON_FILE = join(import.meta.dirname, '..', '..', 'target', 'bench', 'list.json');
const EXPLANATION = `
Medians of ${ROUNDS} rounds. In each round every build is measured once, one after another, each in
a browser of its own, each window in a new process. "Above the floor" is the time beyond that of an
empty popup in the same run: the part that an extension can change. The ratio compares with the
first build: times above the floor where there is a floor, and otherwise the medians themselves.
From Enter on, and for a changed password, there is no floor, because an empty popup asks nothing.`;

const [vaults, ...folders] = process.argv.slice(2);
if (vaults === undefined || folders.length === 0 || !(ROUNDS >= 1)) {
  console.error('usage: [WARIFU_BENCH_ROUNDS=9] node tests/bench/list.js VAULTS FOLDER…');
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'warifu-floor-'));
const site = await servePage([]);
try {
  const builds = buildsOf(folders, join(scratch, 'empty'));
  const { browser, measurements } = await measure(builds, {
    vaults,
    site: site.url,
    rounds: ROUNDS,
  });
  const names = {
    builds: builds.filter(({ isFloor }) => !isFloor).map(({ name }) => name),
    floor: builds.find(({ isFloor }) => isFloor)?.name ?? '',
  };
  console.log(`${browser}\n`);
  for (const { name, folder, isFloor } of builds) if (!isFloor) console.log(`${name}  ${folder}`);
  console.log(`\n${markdown(rowsOf(measurements, names))}\n${EXPLANATION}`);
  mkdirSync(join(JSON_FILE, '..'), { recursive: true });
  writeFileSync(JSON_FILE, `${JSON.stringify({ browser, builds, measurements }, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await site.close();
  rmSync(scratch, { recursive: true, force: true });
}
