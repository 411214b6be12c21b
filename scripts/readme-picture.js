// The README's picture, from those of the demonstration: the portal's page, and the popup over it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../tests/support/browser/launch.js';

const root = join(import.meta.dirname, '..');
const address = (/** @type {string} */ name) =>
  `data:image/png;base64,${readFileSync(join(root, 'target/demo', name)).toString('base64')}`;

const browser = await launchBare();
const page = await browser.newPage();
await page.setViewport({ width: 1000, height: 620 });
await page.setContent(`
  <style>
    body { margin: 0; background: #e8e6e0 }
    .portal { position: absolute; inset: 24px auto auto 24px; width: 860px; border-radius: 10px; box-shadow: 0 4px 24px #0003 }
    .popup { position: absolute; inset: 72px 24px auto auto; width: 380px; border-radius: 10px; box-shadow: 0 8px 32px #0005 }
  </style>
  <img class="portal" src="${address('01.png')}"><img class="popup" src="${address('05.png')}">`);
await page.screenshot({ path: join(root, 'docs/warifu.png') });
await browser.close();
