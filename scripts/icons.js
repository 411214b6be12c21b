// The mark's drawings → the sizes that browsers ask for. Run after one changed; its output is committed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../tests/support/browser/launch.js';

const folder = join(import.meta.dirname, '..', 'extension', 'icons');
/** Two teeth do not fit 16 pixels: that size has a drawing of its own, on its own grid. */
const DRAWINGS = /** @type {const} */ ([
  [16, 'mark-small.svg'],
  [32, 'mark.svg'],
  [48, 'mark.svg'],
  [128, 'mark.svg'],
]);
const browser = await launchBare();
const page = await browser.newPage();
for (const [size, name] of DRAWINGS) {
  const drawing = readFileSync(join(folder, name)).toString('base64');
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}" style="display:block">`,
  );
  writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
