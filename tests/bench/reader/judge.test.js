import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, kindOf, sameTexts } from './judge.js';

/** @param {string[] | null} expected */
const sample = (expected, set = 'photos') => ({ file: 'a.png', path: '/a.png', set, expected });

test('a set is rendered, public, empty or unknown', () => {
  assert.equal(kindOf(sample(['a'], 'syn-page')), 'rendered');
  assert.equal(kindOf(sample(['a'], 'photos-syn-')), 'public');
  assert.equal(kindOf(sample(['a'], 'hard-cut')), 'hard');
  assert.equal(kindOf(sample([], 'syn-page')), 'nothing');
  assert.equal(kindOf(sample(null, 'syn-page')), 'unknown');
});

test('every text must be found', () => {
  assert.deepEqual(judge(sample(['a', 'b']), ['b', 'a']), {
    read: true,
    falseReads: [],
    unexpected: [],
  });
  assert.deepEqual(judge(sample(['a', 'b']), ['a', 'a']), {
    read: false,
    falseReads: [],
    unexpected: [],
  });
  assert.equal(judge(sample(['a']), []).read, false);
});

test('another text than the expected one is unexpected', () => {
  assert.deepEqual(judge(sample(['a']), ['a', 'x']), {
    read: true,
    falseReads: [],
    unexpected: ['x'],
  });
  assert.deepEqual(judge(sample(['a']), ['A']), { read: false, falseReads: [], unexpected: ['A'] });
});

test('on a picture without a QR code any text is a false read', () => {
  assert.deepEqual(judge(sample([]), ['x', 'y']), {
    read: false,
    falseReads: ['x', 'y'],
    unexpected: [],
  });
  assert.deepEqual(judge(sample([]), []), { read: false, falseReads: [], unexpected: [] });
});

test('an unknown picture is read if any text was', () => {
  assert.deepEqual(judge(sample(null), ['x']), { read: true, falseReads: [], unexpected: [] });
  assert.equal(judge(sample(null), []).read, false);
});

test('line ends do not count, spaces do', () => {
  assert.equal(judge(sample(['a\nb\n']), ['a\r\nb']).read, true);
  assert.equal(judge(sample(['a b']), ['a b ']).read, false);
});

test('the same texts in another order are the same', () => {
  assert.ok(sameTexts(['a', 'b'], ['b', 'a']));
  assert.ok(!sameTexts(['a', 'a'], ['a']));
  assert.ok(!sameTexts(['a\r\n'], ['a\n']));
});
