import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildsOf } from './builds.js';

const folder = mkdtempSync(join(tmpdir(), 'warifu-builds-'));
after(() => rmSync(folder, { recursive: true }));

test('the empty popup is the last build', () => {
  const builds = buildsOf([], join(folder, 'empty'));
  assert.deepEqual(
    builds.map(({ name, popup, isFloor }) => [name, popup, isFloor]),
    [['empty popup', 'popup.html', true]],
  );
});

test('a folder without a manifest is named', () => {
  assert.throws(() => buildsOf([folder], join(folder, 'empty')), {
    message: `${folder}: no built extension, because it has no readable manifest.json`,
  });
});

test('a manifest without a toolbar window is refused', () => {
  writeFileSync(join(folder, 'manifest.json'), '{}');
  assert.throws(() => buildsOf([folder], join(folder, 'empty')), /names no action\.default_popup/u);
});
