import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { hardSamplesOf, samplesOf } from './samples.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-samples-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} file
 * @param {string} content
 */
function put(file, content = '') {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

test('only the pictures of the manifest are read', () => {
  const entries = [
    { file: 'one/1.png', set: 'syn-one', expected: ['a'] },
    { file: 'two/2.jpg', set: 'two', expected: null },
  ];
  put('manifest.json', JSON.stringify(entries));
  put('one/beside.png');
  const path = (/** @type {string} */ file) => join(folder, file);
  assert.deepEqual(
    samplesOf(folder),
    entries.map((entry) => ({ ...entry, path: path(entry.file) })),
  );
});

test('without a manifest the text is beside the picture', () => {
  put('qrcode-1/1.PNG');
  put('qrcode-1/1.txt', 'text\n');
  put('qrcode-1/2.webp');
  put('negative/1.gif');
  put('negative/1.txt');
  put('top.jpeg');
  put('notes.txt', 'no picture');
  const known = samplesOf(folder).map(({ file, set, expected }) => ({ file, set, expected }));
  assert.deepEqual(known, [
    { file: 'negative/1.gif', set: 'negative', expected: [] },
    { file: 'qrcode-1/1.PNG', set: 'qrcode-1', expected: ['text\n'] },
    { file: 'qrcode-1/2.webp', set: 'qrcode-1', expected: null },
    { file: 'top.jpeg', set: basename(folder), expected: null },
  ]);
});

test('a manifest in a subfolder is for that subfolder', () => {
  put('corpus/manifest.json', JSON.stringify([{ file: 's/1.png', set: 's', expected: [] }]));
  put('other/1.png');
  const known = samplesOf(folder).map(({ file, set, expected }) => ({ file, set, expected }));
  assert.deepEqual(known, [
    { file: 'corpus/s/1.png', set: 's', expected: [] },
    { file: 'other/1.png', set: 'other', expected: null },
  ]);
});

test('a hard picture that the manifest does not name holds no QR code', () => {
  put('manifest.json', JSON.stringify({ 'cut_1.png': 'text' }));
  put('cut_1.png');
  put('big_1.png');
  put('README.md');
  const known = hardSamplesOf(folder).map(({ file, set, expected }) => ({ file, set, expected }));
  assert.deepEqual(known, [
    { file: 'big_1.png', set: 'hard-big', expected: [] },
    { file: 'cut_1.png', set: 'hard-cut', expected: ['text'] },
  ]);
  assert.deepEqual(hardSamplesOf(join(folder, 'absent')), []);
});
