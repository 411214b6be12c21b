import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, kindOf, sameTexts } from './judge.js';

/** @param {string[] | null} expected */
const sample = (expected, set = 'photos') => ({ file: 'a.png', path: '/a.png', set, expected });

test('a set is rendered, public, empty or unknown', () => {
  assert.equal(kindOf(sample(['a'], 'syn-page')), 'rendered');
  assert.equal(kindOf(sample(['a'], 'photos-syn-')), 'public');
  assert.equal(kindOf(sample([], 'syn-page')), 'nothing');
  assert.equal(kindOf(sample(null, 'syn-page')), 'unknown');
});

test('every text must be found', () => {
  assert.deepEqual(judge(sample(['a', 'b']), ['b', 'a']), {
    read: true,
    invented: [],
    unexpected: [],
  });
  assert.deepEqual(judge(sample(['a', 'b']), ['a', 'a']), {
    read: false,
    invented: [],
    unexpected: [],
  });
  assert.equal(judge(sample(['a']), []).read, false);
});

test('a text beyond the truth is unexpected, and no reading of it', () => {
  assert.deepEqual(judge(sample(['a']), ['a', 'x']), {
    read: true,
    invented: [],
    unexpected: ['x'],
  });
  assert.deepEqual(judge(sample(['a']), ['A']), { read: false, invented: [], unexpected: ['A'] });
});

test('where nothing is, any text is invented', () => {
  assert.deepEqual(judge(sample([]), ['x', 'y']), {
    read: false,
    invented: ['x', 'y'],
    unexpected: [],
  });
  assert.deepEqual(judge(sample([]), []), { read: false, invented: [], unexpected: [] });
});

test('of the unknown only that something was read is known', () => {
  assert.deepEqual(judge(sample(null), ['x']), { read: true, invented: [], unexpected: [] });
  assert.equal(judge(sample(null), []).read, false);
});

test('line ends do not count, spaces do', () => {
  assert.equal(judge(sample(['a\nb\n']), ['a\r\nb']).read, true);
  assert.equal(judge(sample(['a b']), ['a b ']).read, false);
});

test('wasm and native may find the same in another order, and as often', () => {
  assert.ok(sameTexts(['a', 'b'], ['b', 'a']));
  assert.ok(!sameTexts(['a', 'a'], ['a']));
  assert.ok(!sameTexts(['a\r\n'], ['a\n']));
});
