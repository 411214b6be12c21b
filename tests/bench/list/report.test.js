import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown, rowsOf } from './report.js';

const NAMES = { builds: ['A', 'B'], floor: 'empty' };

test('times are compared above the floor', () => {
  const samples = { A: [500, 520, 510], B: [420, 350, 360], empty: [300, 310, 290] };
  assert.deepEqual(rowsOf([{ name: 'click', unit: 'ms', samples }], NAMES).slice(1), [
    ['click, ms', 'A', '510', '500', '520', '210', ''],
    ['', 'B', '360', '350', '420', '60.0', '0.29'],
    ['', 'empty', '300', '290', '310', '', ''],
  ]);
});

test('without a floor the medians themselves are compared', () => {
  const samples = { A: [200], B: [50] };
  assert.deepEqual(rowsOf([{ name: 'package', unit: 'KB', samples }], NAMES).slice(1), [
    ['package, KB', 'A', '200', '', '', '', ''],
    ['', 'B', '50.0', '', '', '', '0.25'],
  ]);
});

test('a build without that measurement has no line, and gives no ratio', () => {
  const rows = rowsOf([{ name: 'reader.wasm', unit: 'KB', samples: { B: [900] } }], NAMES);
  assert.deepEqual(rows.slice(1), [['reader.wasm, KB', 'B', '900', '', '', '', '']]);
});

test('counts have no decimals, and a failed sample is a dash', () => {
  const measurements = [
    { name: 'nodes', unit: /** @type {const} */ (''), samples: { A: [103_000] } },
    { name: 'memory', unit: /** @type {const} */ ('MB'), samples: { A: [NaN] } },
  ];
  const rows = rowsOf(measurements, NAMES).slice(1);
  assert.deepEqual(
    rows.map(([, , median]) => median),
    ['103,000', '–'],
  );
});

test('a table in Markdown has a rule below its heads', () => {
  assert.equal(
    markdown([
      ['', 'build', 'ms'],
      ['click', 'A', '12.5'],
    ]),
    '|       | build |   ms |\n| ----- | ----- | ---: |\n| click | A     | 12.5 |',
  );
});
