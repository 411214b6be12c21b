// extension/icons/mark.svg → the sizes that browsers ask for. Run after the drawing changed; its output is committed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../tests/browser/launch.js';

const folder = join(import.meta.dirname, '..', 'extension', 'icons');
const drawing = readFileSync(join(folder, 'mark.svg')).toString('base64');
const browser = await launchBare();
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}" style="display:block">`,
  );
  writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
