// node tests/bench/vault.js FOLDER: what `crate/core/examples/bench_vault.rs` measured and left
// there, done with the same
// bytes in Chromium's WebAssembly, and both in one table.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goInside } from '../support/browser/extension-modules.js';
import { launch } from '../support/browser/launch.js';
import { median, shown, table } from './table.js';

/** @import {Inside, Modules} from '../support/browser/extension-modules.js' */

/**
 * @typedef {object} Measured
 * @property {string} what
 * @property {number} entries
 * @property {number} batch how many are done in one go, since the browser's clock is coarse
 * @property {number[]} ms of one in a batch, a run each
 */

/** @typedef {{sealed: string, key: string, password: string, batch: number, runs: number}} Task */

const PASSWORD = 'a password to measure with';
const COLUMNS = ['', 'entries', 'native min', 'median', 'wasm min', 'median', 'wasm/native'];

/**
 * Each runs in the page.
 * @type {Record<string, (modules: Modules, task: Task) => number[] | Promise<number[]>>}
 */
const WORKS = {
  unlock: async ({ core, loadPassword }, { sealed, password, runs }) => {
    const { deriveKey } = await loadPassword();
    return Array.from({ length: runs }, () => {
      const bytes = new TextEncoder().encode(password);
      const start = performance.now();
      for (const question of core.passwordQuestions([sealed])) {
        core.unlockWithPassword([sealed], question, deriveKey(bytes, question));
      }
      return performance.now() - start;
    });
  },

  'unlock, new worker': async ({ proof }, { sealed, password, runs }) => {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await proof.openBy([sealed], { way: 'password', password });
      times.push(performance.now() - start);
    }
    return times;
  },

  open: ({ core }, { sealed, key, batch, runs }) => {
    return Array.from({ length: runs }, () => {
      const start = performance.now();
      for (let one = 0; one < batch; one += 1) core.OpenVault.open(sealed, key).free();
      return (performance.now() - start) / batch;
    });
  },

  'add, seal': ({ core }, { sealed, key, batch, runs }) => {
    const account = core.Account.fromForm({
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      kind: 'totp',
      fields: { issuer: 'わりふ健康保険組合', account: 'one.more@example.jp' },
    });
    return Array.from({ length: runs }, () => {
      const vaults = Array.from({ length: batch }, () => core.OpenVault.open(sealed, key));
      const start = performance.now();
      for (const vault of vaults) {
        vault.add(account);
        vault.seal();
        vault.free();
      }
      return (performance.now() - start) / batch;
    });
  },

  'all codes': ({ core }, { sealed, key, batch, runs }) => {
    const vault = core.OpenVault.open(sealed, key);
    const ids = vault.entries().map(({ id }) => id);
    return Array.from({ length: runs }, () => {
      const start = performance.now();
      for (let one = 0; one < batch; one += 1) vault.codes(ids);
      return (performance.now() - start) / batch;
    });
  },

  index: ({ core }, { sealed, key, batch, runs }) => {
    return Array.from({ length: runs }, () => {
      const vaults = Array.from({ length: batch }, () => core.OpenVault.open(sealed, key));
      const start = performance.now();
      // The first one folds the texts.
      for (const vault of vaults) vault.search('', '');
      const ms = (performance.now() - start) / batch;
      for (const vault of vaults) vault.free();
      return ms;
    });
  },

  search: ({ core }, { sealed, key, batch, runs }) => {
    const vault = core.OpenVault.open(sealed, key);
    vault.search('', '');
    return Array.from({ length: runs }, () => {
      const start = performance.now();
      for (let one = 0; one < batch; one += 1) vault.search('わりふ 3', 'portal.example.or.jp');
      return (performance.now() - start) / batch;
    });
  },
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node tests/bench/vault.js FOLDER');
const native = readFileSync(join(folder, 'native.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => /** @type {Measured} */ (JSON.parse(line)));
const sealedOf = (/** @type {number} */ entries) =>
  readFileSync(join(folder, `${entries}.txt`), 'utf8');

const launched = await launch('chrome', { modules: true });
try {
  const inside = await goInside(launched);
  const key = await keyOf(inside, sealedOf(1));
  const rows = [];
  for (const measured of native) {
    const { batch, ms } = measured;
    const task = {
      sealed: sealedOf(measured.entries),
      key,
      password: PASSWORD,
      batch,
      runs: ms.length,
    };
    rows.push(row(measured.what, measured.entries, ms, await inPage(inside, measured.what, task)));
    if (measured.what !== 'unlock') continue;
    const worker = 'unlock, new worker';
    rows.push(row(worker, measured.entries, undefined, await inPage(inside, worker, task)));
  }
  console.log(
    `Milliseconds; wasm in ${await launched.browser.version()}; wasm/native of the minima`,
  );
  console.log(
    'Both read and write base64; in the browser it is copied from and to JavaScript, and codes become objects of it.\n',
  );
  console.log(table([COLUMNS, ...rows]));
  const sizes = [...new Set(native.map(({ entries }) => entries))].map((entries) => {
    const text = sealedOf(entries);
    return [String(entries), String(Buffer.from(text, 'base64').length), String(text.length)];
  });
  console.log(
    `\nBytes of the sealed vault\n\n${table([['entries', 'file', 'as stored'], ...sizes])}`,
  );
} finally {
  await launched.close();
}

/**
 * All of them are sealed under the same key.
 * @param {Inside} inside
 * @param {string} sealed
 */
function keyOf({ page, modules }, sealed) {
  const unlocking = async (
    /** @type {Modules} */ { proof },
    /** @type {string} */ text,
    /** @type {string} */ password,
  ) => (await proof.openBy([text], { way: 'password', password })).key;
  return page.evaluate(unlocking, modules, sealed, PASSWORD);
}

/**
 * @param {Inside} inside
 * @param {string} what
 * @param {Task} task
 */
function inPage({ page, modules }, what, task) {
  const work = WORKS[what];
  if (work === undefined) throw new Error(`nothing to do for ${what}`);
  return page.evaluate(work, modules, task);
}

/**
 * @param {string} what
 * @param {number} entries
 * @param {number[] | undefined} natively
 * @param {number[]} inWasm
 */
function row(what, entries, natively, inWasm) {
  const both = (/** @type {number[] | undefined} */ ms) =>
    ms ? [shown(Math.min(...ms)), shown(median(ms))] : ['', ''];
  const ratio = natively ? (Math.min(...inWasm) / Math.min(...natively)).toFixed(2) : '';
  return [what, String(entries), ...both(natively), ...both(inWasm), ratio];
}
