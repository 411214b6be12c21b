// A second reader in Python joins the texts of QR codes to the same vaults as Warifu, and refuses
// the same ones.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

/** @typedef {{texts: string[], expect: string, file?: string, fault?: string}} Item */

const READER = join(import.meta.dirname, 'read_parts.py');
const KIT = join(import.meta.dirname, '../vault-kit');

/** @type {Item[]} */
const items = JSON.parse(readFileSync(join(KIT, 'parts.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'warifu-parts-'));

after(() => rmSync(folder, { recursive: true }));

/** @param {readonly string[]} texts */
function joined(texts) {
  const path = join(folder, 'texts');
  writeFileSync(path, texts.map((text) => `${text}\n`).join(''));
  const env = { PATH: process.env['PATH'] ?? '', PYTHONDONTWRITEBYTECODE: '1' };
  const { status, stdout, stderr } = spawnSync('python3', [READER, path], { env });
  return { status, file: stdout, errors: stderr.toString().trim() };
}

test('the texts of QR codes give their vaults', () => {
  const good = items.filter(({ expect }) => expect === 'ok');
  assert.ok(good.length >= 5, `only ${good.length} sets`);
  for (const { texts, file = '' } of good) {
    const { status, file: read, errors } = joined(texts);
    assert.equal(status, 0, errors);
    assert.deepEqual(read, readFileSync(join(KIT, file)), file);
  }
});

test('texts with a fault are refused with its code', () => {
  const faulty = items.filter(({ expect }) => expect !== 'ok');
  assert.ok(faulty.length >= 15, `only ${faulty.length} faults`);
  for (const { texts, expect, fault } of faulty) {
    const { status, file, errors } = joined(texts);
    assert.equal(errors, expect, fault);
    assert.equal(file.length, 0, fault);
    assert.equal(status, 1, fault);
  }
});

test('without one of the texts there is no vault', () => {
  const set = items.find(({ texts, expect }) => expect === 'ok' && texts.length > 1);
  const { status, file, errors } = joined(set?.texts.slice(1) ?? []);
  assert.equal(errors, 'QR codes are missing');
  assert.equal(file.length, 0);
  assert.equal(status, 1);
});
