// node scripts/run-tests.js FILE…: runs test files, some at a time, and prints TAP. `node --test`
// would run them in the order of their names, which leaves a long file to run alone at the end.

import { relative } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { tap } from 'node:test/reporters';

/** More than a machine's two processors, because tests wait for browsers and for the next code. */
const AT_ONCE = 3;

/** These start first, the longest at the top. The printed durations show when to change it. */
const LONGEST = [
  'tests/keycloak/keycloak.test.js',
  'tests/browser/code-pages.test.js',
  'tests/browser/screens.test.js',
  'tests/vault-reader/reader.test.js',
  'tests/packages/reproducible.test.js',
  'tests/browser/storage-kills.test.js',
  'tests/browser/site.test.js',
  'tests/browser/flows.test.js',
  'tests/browser/lock-clears.test.js',
  'tests/browser/keyboard.test.js',
  'tests/browser/policy-removal.test.js',
  'tests/browser/store-pictures.test.js',
  'tests/browser/fill.test.js',
  'tests/browser/camera.test.js',
  'tests/browser/vaults.test.js',
  'tests/browser/refusals.test.js',
  'tests/browser/unlock.test.js',
  'tests/browser/region.test.js',
  'tests/browser/lists.test.js',
  'tests/browser/row.test.js',
  'tests/browser/commands.test.js',
  'tests/browser/move.test.js',
  'tests/browser/details.test.js',
  'tests/browser/help.test.js',
];

const SHOWN_DURATIONS = 12;

/** @param {string} file */
const rankOf = (file) => {
  const rank = LONGEST.indexOf(file);
  return rank === -1 ? LONGEST.length : rank;
};

/** @type {Map<string, number>} milliseconds by file */
const durations = new Map();

/** @param {{file?: string | undefined, nesting: number, details: {duration_ms: number}}} data */
function addDuration({ file, nesting, details }) {
  if (file === undefined || nesting > 0) return;
  durations.set(file, (durations.get(file) ?? 0) + details.duration_ms);
}

const files = process.argv.slice(2).toSorted((a, b) => rankOf(a) - rankOf(b));
const events = run({ files, concurrency: AT_ONCE })
  .on('test:pass', addDuration)
  .on('test:fail', (data) => {
    addDuration(data);
    process.exitCode = 1;
  });
events.compose(tap).pipe(process.stdout);
process.on('exit', () => {
  const longest = [...durations].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN_DURATIONS);
  for (const [file, duration] of longest)
    console.log(`# ${(duration / 1000).toFixed(1).padStart(6)} s ${relative('', file)}`);
});
