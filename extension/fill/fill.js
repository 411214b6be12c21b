// A code into the page in front, where a person has switched that on.

import { findFrontTab, hasPermissions, runInDocument, runInFrames } from '../browser/browser.js';
import { copyCode } from '../codes/copy.js';
import { Refusal } from '../base/refusal.js';
import { fillField } from './fill-field.js';
import { findFocus } from './find-focus.js';

/** The key of what a person is told where it went well. */
export const FILLED_TEXT = 'fill_done';
/** What fillField answers, as codes of texts. */
const REASONS = ['fill_no_field', 'fill_no_room', 'fill_not_taken'];

/** Whether a person has switched it on. */
export function mayFill() {
  return hasPermissions(['scripting']);
}

/**
 * Fills a code into the page in front; where that fails, copies it instead. To be called while a person presses something, in
 * the toolbar's window or the side panel.
 * @param {string} code
 * @returns {Promise<'filled' | Refusal>} why not, and that the code was copied
 */
export async function fillCode(code) {
  try {
    await fillTab(await findFrontTab(), code);
    return 'filled';
  } catch (thrown) {
    const refused =
      thrown instanceof Refusal ? thrown : new Refusal('fill_failed', { cause: thrown });
    try {
      await copyCode(code);
    } catch (cause) {
      return new Refusal('fill_not_copied', { cause });
    }
    return refused;
  }
}

/**
 * Fills a code into that tab: into its own document, or into a frame of the same origin that has the focus.
 * @param {number | null} tab
 * @param {string} code
 */
export async function fillTab(tab, code) {
  if (tab === null) throw new Refusal('fill_no_page');
  if (!(await mayFill())) throw new Refusal('fill_off');
  const frames = await runInFrames(tab, findFocus).catch((/** @type {unknown} */ cause) => {
    throw new Refusal('fill_no_access', { cause });
  });
  const focused = frames.find(({ result }) => result === 'here');
  // The focus is in a frame, and in none that told of it: one of another origin.
  if (focused === undefined) throw new Refusal('fill_other_site');
  const answer = await runInDocument(tab, focused.document, fillField, [code]);
  if (answer?.result === 'filled') return;
  const reason = REASONS.find((one) => one === `fill_${String(answer?.result)}`);
  throw new Refusal(reason ?? 'fill_failed');
}
