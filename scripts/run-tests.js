// Runs the test files that it is given in their order, some at a time. `node --test` would sort them, and leave the longest to
// run alone at the end.

import process from 'node:process';
import { run } from 'node:test';
import { tap } from 'node:test/reporters';

/** Two processors keep busy with it: tests wait for codes and for browsers. */
const AT_ONCE = 3;

run({ files: process.argv.slice(2), concurrency: AT_ONCE })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(tap)
  .pipe(process.stdout);
