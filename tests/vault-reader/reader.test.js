// A second reader in Python opens the same vaults and replicas as Warifu and refuses the same ones.
// It was written from the document alone, so the document is sufficient.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

/**
 * @typedef {object} Item
 * @property {string} file
 * @property {string | null} password
 * @property {{credential: string, output: string}} [passkey]
 * @property {string} [recovery]
 * @property {string} expect
 * @property {number} [generation]
 * @property {string} [name]
 * @property {object[]} [entries]
 * @property {object[]} [trash]
 * @property {string} [fault]
 */

/** @typedef {{code: number, output: string, errors: string}} Outcome */

const READER = join(import.meta.dirname, 'read_vault.py');
const READ_EACH = join(import.meta.dirname, 'read_each.py');
const KIT = join(import.meta.dirname, '../vault-kit');
const DOCUMENT = join(import.meta.dirname, '../../docs/vault-format.md');
/** What the reader prints of all vaults. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** @type {Item[]} */
const items = ['kit.json', 'replicas.json'].flatMap((list) =>
  JSON.parse(readFileSync(join(KIT, list), 'utf8')),
);
const good = items.filter(({ expect }) => expect === 'ok');
const faulty = items.filter(({ expect }) => expect !== 'ok');
const folder = mkdtempSync(join(tmpdir(), 'warifu-reader-'));

before(() => {
  const missing =
    'WARIFU_PYTHON must name a Python that has the packages of tests/vault-reader/requirements.txt';
  assert.ok(process.env['WARIFU_PYTHON'], missing);
});
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string[]} program
 * @param {{variables?: Record<string, string>, input?: string}} [options] `input`: standard input
 * @returns {Promise<Outcome>}
 */
function python(program, { variables = {}, input = '' } = {}) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...variables,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.env['WARIFU_PYTHON'] ?? '',
      program,
      { env, maxBuffer: MAX_OUTPUT_BYTES },
      (error, output, errors) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ code, output, errors });
        else reject(error);
      },
    );
    child.stdin?.end(input);
  });
}

/**
 * The ways to open an item. The reader has none for passkeys.
 * @param {Item} item
 */
function waysOf({ password, recovery }) {
  const ways = [];
  if (password !== null) ways.push({ WARIFU_PASSWORD: password });
  if (recovery !== undefined) ways.push({ WARIFU_RECOVERY: recovery });
  return ways;
}

/**
 * Reads each item in each way, all in one process.
 * @param {Item[]} all
 * @param {(item: Item, outcome: Outcome) => void} check
 * @returns {Promise<number>} how many times a vault was read
 */
async function readAll(all, check) {
  const tasks = all.flatMap((item) =>
    waysOf(item).map((variables) => ({ item, variables, file: join(KIT, item.file) })),
  );
  const lines = tasks.map(({ file, variables }) => JSON.stringify({ file, variables }));
  const { code, output, errors } = await python([READ_EACH], { input: lines.join('\n') });
  assert.equal(code, 0, errors);
  const outcomes = output.trim().split('\n');
  assert.equal(outcomes.length, tasks.length);
  for (const [index, { item }] of tasks.entries()) check(item, JSON.parse(outcomes[index] ?? ''));
  return tasks.length;
}

test('good vaults are read', async () => {
  const read = await readAll(
    good,
    ({ file, generation, name, entries, trash }, { code, output, errors }) => {
      assert.equal(code, 0, `${file}: ${errors}`);
      assert.deepEqual(JSON.parse(output), { generation, name, entries, trash }, file);
    },
  );
  assert.ok(read >= 10, `only ${read} good vaults`);
});

test('faulty vaults are refused with the code of their fault', async () => {
  const read = await readAll(faulty, ({ file, expect, fault }, { code, output, errors }) => {
    assert.equal(output, '', `${file}: ${fault}`);
    assert.equal(errors.trim(), expect, `${file}: ${fault}`);
    assert.equal(code, 1, file);
  });
  assert.ok(read >= 50, `only ${read} faulty vaults`);
});

test('the base64 text that the browser stores is read too', async () => {
  const [{ file, password, entries } = assert.fail('the kit is empty')] = good;
  const path = join(folder, 'vault.txt');
  writeFileSync(path, `${readFileSync(join(KIT, file)).toString('base64')}\n`);
  const { code, output } = await python([READER, path], {
    variables: { WARIFU_PASSWORD: password ?? '' },
  });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(output).entries, entries);
});

test('an invalid password and a mistyped recovery code are refused', async () => {
  const several = good.find(
    ({ recovery, password }) => recovery !== undefined && password !== null,
  );
  const path = join(KIT, several?.file ?? '');
  const typed = several?.recovery ?? '';
  for (const [way, expected] of /** @type {const} */ ([
    [{ WARIFU_PASSWORD: '' }, 'kdf_password_empty'],
    [{ WARIFU_PASSWORD: 'x'.repeat(4097) }, 'kdf_password_too_long'],
    [{ WARIFU_RECOVERY: typed.slice(1) }, 'recovery_length'],
    [{ WARIFU_RECOVERY: typed.slice(6) + typed.slice(0, 6) }, 'recovery_group'],
  ])) {
    assert.equal((await python([READER, path], { variables: way })).errors.trim(), expected);
  }
});

test('the kit is identical to the output of make.py', async () => {
  const { code, errors } = await python([join(KIT, 'make.py'), '--check']);
  assert.equal(code, 0, errors);
});

test('the example in the document is identical to the output of example.py', async () => {
  const { code, output, errors } = await python([join(KIT, 'example.py')]);
  assert.equal(code, 0, errors);
  assert.ok(
    readFileSync(DOCUMENT, 'utf8').includes(output),
    'tests/vault-kit/example.py prints the example anew',
  );
});
