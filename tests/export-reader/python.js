// Runs the readers in Python.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'warifu-export-'));

before(() => {
  const missing =
    'WARIFU_PYTHON must name a Python that has the packages of tests/vault-reader/requirements.txt';
  assert.ok(process.env['WARIFU_PYTHON'], missing);
});
after(() => rmSync(folder, { recursive: true }));

/**
 * The accounts of a file.
 * @param {string} form names its reader
 * @param {Uint8Array | string} content
 * @param {string} [password]
 * @returns {unknown[]}
 */
export function readByPython(form, content, password = '') {
  const path = join(folder, form);
  writeFileSync(path, content);
  const env = {
    PATH: process.env['PATH'] ?? '',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    WARIFU_PASSWORD: password,
  };
  const program = [join(import.meta.dirname, 'read_export.py'), form, path];
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return JSON.parse(execFileSync(process.env['WARIFU_PYTHON'] ?? '', program, options).toString());
}
