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
    'WARIFU_PYTHON must name a Python that has the packages of tests/vault-reader/requirements.txt ' +
    'and tests/export-reader/requirements.txt';
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
  return run('read_export.py', form, content, password);
}

/**
 * The accounts of a file in the eyes of a program from the package registry.
 * @param {string} form names the program and the form
 * @param {Uint8Array | string} content
 * @param {string} [password]
 * @returns {unknown[]} `{refused}` for an account that the program refuses
 */
export function readByProgram(form, content, password = '') {
  return run('read_by_program.py', form, content, password);
}

/**
 * @param {string} script
 * @param {string} form
 * @param {Uint8Array | string} content
 * @param {string} password
 * @returns {unknown[]}
 */
function run(script, form, content, password) {
  const path = join(folder, form);
  writeFileSync(path, content);
  const env = {
    PATH: process.env['PATH'] ?? '',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    WARIFU_PASSWORD: password,
    // lib2fas asks the desktop for its keyring and leaves a file behind.
    PYTHON_KEYRING_BACKEND: 'keyring.backends.fail.Keyring',
  };
  const program = [join(import.meta.dirname, script), form, path];
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return JSON.parse(execFileSync(process.env['WARIFU_PYTHON'] ?? '', program, options).toString());
}
