// Renders the logo's SVG files to the PNG sizes that browsers need. Run it after a change of an SVG
// file; the PNG files are committed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../tests/support/browser/launch.js';

const folder = join(import.meta.dirname, '..', 'extension', 'icons');
/** The logo's details do not fit into 16 pixels, so that size has its own drawing. */
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
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block"
      src="data:image/svg+xml;base64,${drawing}">`,
  );
  writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
