// Fills a code into the page in front, if the user has turned the feature on.

import {
  findFrontTab,
  hasPermissions,
  isPolicyError,
  readTabAddress,
  runInDocument,
  runInFrames,
} from '../browser/browser.js';
import { copyCode } from '../codes/copy.js';
import { readPolicy } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';
import { fillField } from './fill-field.js';
import { findFocus } from './find-focus.js';
import { secureHost } from './secure-site.js';

/** @import {Policy} from '../base/policy-values.js' */

/** The key of the text for success. */
export const FILLED_TEXT = 'fill_done';
/** The refusals of fillField. */
const FIELD_REFUSALS = ['fill_no_field', 'fill_no_room', 'fill_not_taken'];

/** Whether the user has turned the feature on. The administrator may still forbid it. */
export function mayFill() {
  return hasPermissions(['scripting']);
}

/**
 * Why the administrator forbids filling on a page: the key of the text, or `''` if it is allowed.
 * @param {Partial<Policy>} policy
 * @param {string} address of the page
 */
export function forbiddenOn({ allowFill, allowedFillHosts }, address) {
  if (allowFill === false) return 'fill_managed';
  if (allowedFillHosts === undefined) return '';
  // Over plain HTTP anybody can pretend to be one of the hosts.
  const host = secureHost(address);
  const isAllowed = allowedFillHosts.some((one) => host === one || host.endsWith(`.${one}`));
  return isAllowed ? '' : 'fill_managed_host';
}

/**
 * Fills a code into the page in front. If that fails, copies the code instead. Must be called from
 * a click or a key press in the toolbar window.
 * @param {string} code
 * @returns {Promise<'filled' | Refusal>} the refusal says why the code was not filled
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
 * Fills a code into a tab: into its own document, or into the frame of the same origin that has the
 * focus.
 * @param {number | null} tab
 * @param {string} code
 */
export async function fillTab(tab, code) {
  if (tab === null) throw new Refusal('fill_no_page');
  await requireAllowedIn(tab);
  if (!(await mayFill())) throw new Refusal('fill_off');
  const frames = await runInFrames(tab, findFocus).catch((/** @type {unknown} */ cause) => {
    throw new Refusal(isPolicyError(cause) ? 'fill_blocked_host' : 'fill_no_access', { cause });
  });
  const focused = frames.find(({ result }) => result === 'here');
  // The tab may have shown another page before. If it shows another one by now, this one is gone.
  await requireAllowedIn(tab);
  // No frame reported the focus, so it is in a frame of another origin.
  if (focused === undefined) throw new Refusal('fill_other_site');
  const answer = await runInDocument(tab, focused.document, fillField, [code]);
  if (answer?.result === 'filled') return;
  const refusal = FIELD_REFUSALS.find((one) => one === `fill_${String(answer?.result)}`);
  throw new Refusal(refusal ?? 'fill_failed');
}

/** @param {number} tab */
async function requireAllowedIn(tab) {
  const forbidden = forbiddenOn(await readPolicy(), await readTabAddress(tab));
  if (forbidden !== '') throw new Refusal(forbidden);
}
