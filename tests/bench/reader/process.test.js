import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programReader } from './process.js';

/** Answers with the path and how many it has read; ends at the path "end". */
const PROGRAM = `
  let count = 0;
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const path = JSON.parse(line);
    if (path === 'end') {
      console.error('index out of bounds');
      process.exit(101);
    }
    count += 1;
    console.log(JSON.stringify({ texts: [path, String(count)], ms: 1 }));
  });`;

test('a program that ends is a trap, and is started again', async () => {
  const reader = programReader('a program', process.execPath, ['-e', PROGRAM]);
  assert.deepEqual(await reader.read('a "b"\n'), { texts: ['a "b"\n', '1'], ms: 1 });
  assert.deepEqual(await reader.read('two'), { texts: ['two', '2'], ms: 1 });
  assert.deepEqual(await reader.read('end'), { trap: 'index out of bounds' });
  assert.deepEqual(await reader.read('three'), { texts: ['three', '1'], ms: 1 });
  await reader.close();
});

test('a program that does not exist is an error, not a trap', async () => {
  await assert.rejects(programReader('none', '/nowhere/program', []).read('one'), /ENOENT/u);
});
