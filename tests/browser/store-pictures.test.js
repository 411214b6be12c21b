// The stores' screenshots are taken from the built extension, at the size that the stores require.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { takeStorePictures } from '../../scripts/manual/store.js';
import { LANGUAGES } from '../../scripts/store/texts.js';

for (const language of LANGUAGES) {
  test(`${language}: four opaque pictures of 1280×800 pixels`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-store-'));
    context.after(() => rmSync(folder, { recursive: true }));
    await takeStorePictures(language, folder);
    const names = readdirSync(folder).sort();
    assert.deepEqual(names, ['list.png', 'region.png', 'scan.png', 'sealed.png']);
    for (const name of names) {
      const { width, height, data } = PNG.sync.read(readFileSync(join(folder, name)));
      assert.deepEqual([width, height], [1280, 800], name);
      assert.ok(
        data.every((value, at) => at % 4 !== 3 || value === 255),
        name,
      );
    }
  });
}
