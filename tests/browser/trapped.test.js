// A search that traps or hangs loses its worker. The next worker skips that strategy. If none is
// left, the page says so.
// A copy of the built extension is changed so that its search fails.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { otpauth } from '../support/web/codes-page.js';
import { beforePage } from '../support/member/new-vault.js';
import { text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */

/**
 * Opens a page with a QR code. The extension's search begins with the given statement.
 * @param {TestContext} context
 * @param {string} statement of JavaScript; it sees `search`
 */
async function before(context, statement) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-trapped-'));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(import.meta.dirname, '..', '..', 'dist', 'chrome'), folder, { recursive: true });
  const worker = join(folder, 'worker', 'reader-worker.js');
  const source = readFileSync(worker, 'utf8');
  const before = 'function readCapture(address, area, search) {';
  const last = 'function lastStrategy() {';
  assert.ok(source.includes(before) && source.includes(last));
  writeFileSync(
    worker,
    source.replace(before, `${before}\n  ${statement}`).replace(last, `${last}\n  return 0;`),
  );
  return beforePage(context, [otpauth()], { folder });
}

test('a strategy that traps is skipped, and another one reads the QR code', async (context) => {
  const trap = "if (!search.skip.includes(0)) throw new WebAssembly.RuntimeError('unreachable');";
  const { member, popup } = await before(context, trap);
  assert.match(await member.scanWhole(popup), /ACME.*alice/u);
});

for (const [name, statement, says] of /** @type {const} */ ([
  [
    'traps in every strategy',
    "throw new WebAssembly.RuntimeError('unreachable');",
    /とちゅうで止まりました/u,
  ],
  ['hangs', 'for (;;);', /さがしきれませんでした/u],
])) {
  test(`a search that ${name} leads to the region page, which says so`, async (context) => {
    const { member, popup } = await before(context, statement);
    const scan = await member.scanToRegion(popup);
    assert.match(await text(scan, '#reason'), says);
  });
}
