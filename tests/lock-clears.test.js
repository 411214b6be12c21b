// Every page registers what it must forget when the vault is locked.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', 'extension');
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.html'),
);
/**
 * They show nothing of a vault. The unseen page holds one code until that is removed from the
 * clipboard, and the help shows the manual.
 */
const WITHOUT_VAULT = ['help/help.html', 'offscreen/offscreen.html'];

test('every page registers once what it forgets', () => {
  assert.ok(pages.length >= 7, pages.join());
  for (const page of pages.filter((path) => !WITHOUT_VAULT.includes(path))) {
    const html = readFileSync(join(root, page), 'utf8');
    const [, script = ''] = /<script [^>]*src="([^"]+)"/u.exec(html) ?? [];
    const source = readFileSync(join(root, dirname(page), script), 'utf8');
    const calls = source.match(/^\s*(?:forgetOnLock|runPage)\(/gmu) ?? [];
    assert.equal(calls.length, 1, `${page} registers with forgetOnLock, or by runPage`);
  }
});

test('a page without a vault uses none', () => {
  for (const page of WITHOUT_VAULT) {
    for (const name of readdirSync(join(root, dirname(page))).filter((one) => one.endsWith('.js')))
      assert.doesNotMatch(readFileSync(join(root, dirname(page), name), 'utf8'), /\/vault\//u);
  }
});
