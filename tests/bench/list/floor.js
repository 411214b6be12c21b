// The empty popup: an extension whose window shows one line of text and runs no script.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = {
  manifest_version: 3,
  name: 'Empty popup',
  version: '1.0',
  action: { default_popup: 'popup.html' },
};
const PAGE = '<!doctype html>\n<meta charset="utf-8" />\n<p>One line of text</p>\n';

/** @param {string} folder is created */
export function writeFloor(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'popup.html'), PAGE);
}
