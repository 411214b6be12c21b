// Makes the README's picture from pictures of the demonstration: the toolbar window over the
// portal's page.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBare } from '../tests/support/browser/launch.js';

const root = join(import.meta.dirname, '..');
const dataUrlOf = (/** @type {string} */ name) =>
  `data:image/png;base64,${readFileSync(join(root, 'target/demo', name)).toString('base64')}`;

const browser = await launchBare();
const page = await browser.newPage();
await page.setViewport({ width: 1000, height: 620 });
await page.setContent(`
  <style>
    body { margin: 0; background: #e8e6e0 }
    img { position: absolute; border-radius: 10px }
    .portal { inset: 24px auto auto 24px; width: 860px; box-shadow: 0 4px 24px #0003 }
    .popup { inset: 72px 24px auto auto; width: 380px; box-shadow: 0 8px 32px #0005 }
  </style>
  <img class="portal" src="${dataUrlOf('01.png')}">
  <img class="popup" src="${dataUrlOf('05.png')}">`);
await page.screenshot({ path: join(root, 'docs/warifu.png') });
await browser.close();
