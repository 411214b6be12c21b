// The extension's own reader.

import init, { readPicture } from '../../../../extension/core/reader.js';
import { asRefusal } from '../../../../extension/base/refusal.js';
import { Refused } from './refused.js';

/** What the extension's worker gives a search. `crate/reader/examples/bench_reader.rs` knows it too. */
const BUDGET_MS = 2_000;

export async function load() {
  const path = '../../../../extension/core/reader_bg.wasm';
  await init({ module_or_path: new URL(path, import.meta.url) });
  return (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
    try {
      const { codes } = readPicture(file, undefined, {
        budgetMs: BUDGET_MS,
        goal: 'any',
        skip: [],
      });
      return codes.map(({ text }) => new TextDecoder().decode(text));
    } catch (thrown) {
      const { code } = asRefusal(thrown);
      throw code === 'shell_unexpected' ? thrown : new Refused(code);
    }
  };
}
