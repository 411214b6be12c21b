// The extension's reader.

import init, { readPicture } from '../../../../extension/core/reader.js';
import { asRefusal } from '../../../../extension/base/refusal.js';
import { Refused } from './refused.js';

/** The time limit of a search in the extension's worker, as in `examples/bench_reader.rs`. */
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
