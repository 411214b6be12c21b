// Why the browser gives no picture of a tab, from its own words and from what it tells of the tab. Chromium has one and the same
// message for several kinds of pages, and hides their addresses.

/** @import {FrontTab} from '../browser/browser.js' */

/** Messages that mean one thing, by the code of the text that explains it. */
const PLAIN = /** @type {const} */ ([
  [/MAX_CAPTURE_VISIBLE_TAB_CALLS/u, 'capture_too_often'],
  [/dragging a tab|cannot be edited right now/iu, 'capture_dragging'],
  [/screenshots has been disabled/iu, 'capture_policy_off'],
  [/policy disables screen capture/iu, 'capture_policy_confidential'],
  [/policy/iu, 'capture_policy_host'],
  [/gallery/iu, 'capture_web_store'],
  [/chrome(?:-extension)?:\/\/|sign-?in page/iu, 'capture_browser_page'],
  [/No active web contents|No (?:current )?window|No active tab|devtools/iu, 'capture_no_window'],
  [/view is invisible/iu, 'capture_not_shown'],
]);

const WEB_STORES =
  /^https:\/\/(?:chromewebstore\.google\.com\/|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons)/u;

/** What a page's address says of it, where the browser shows the address. */
const ADDRESSES = /** @type {const} */ ([
  [WEB_STORES, 'capture_web_store'],
  [/^about:/u, 'capture_about'],
  [/^(?:view-source|blob|filesystem):/u, 'capture_source'],
  [/^(?:chrome|edge|devtools|chrome-\w+):/u, 'capture_browser_page'],
]);

/** Refusals that pass. */
const PASSING = ['capture_too_often', 'capture_dragging'];
const WORTH_ANOTHER_TRY = [
  ...PASSING,
  'capture_policy_confidential',
  'capture_not_shown',
  'capture_failed',
];
const ABOUT_FILES = ['capture_file', 'capture_file_or_about'];

/** Whether it is gone by itself in a moment. @param {string} code */
export const isTransient = (code) => PASSING.includes(code);

/** Whether the same button may have success. @param {string} code */
export const isWorthRetrying = (code) => WORTH_ANOTHER_TRY.includes(code);

/** Whether the switch for files would help. @param {string} code */
export const isAboutFileAccess = (code) => ABOUT_FILES.includes(code);

/**
 * The code of the text that explains a refusal.
 * @param {string} message the browser's own
 * @param {FrontTab | null} tab `null` where there is none
 */
export function captureRefusalCode(message, tab) {
  if (tab === null) return 'capture_no_window';
  // Some messages quote an address, which may hold any words.
  const [quoted, quotedUrl = ''] = /"(?<url>[^"]*)"/u.exec(message) ?? [''];
  const words = message.replace(quoted, '');
  const [, plain] = PLAIN.find(([pattern]) => pattern.test(words)) ?? [];
  if (plain !== undefined) return plain;
  const url = tab.url || quotedUrl;
  if (/permission|cannot access/iu.test(words))
    return ofAddress(url, tab.mayReadFiles) ?? ofHidden(words, tab);
  return tab.status === 'unloaded' ? 'capture_not_shown' : 'capture_failed';
}

/**
 * @param {string} url
 * @param {boolean} mayReadFiles
 */
function ofAddress(url, mayReadFiles) {
  if (url.startsWith('file:') && !mayReadFiles) return 'capture_file';
  return ADDRESSES.find(([pattern]) => pattern.test(url))?.[1];
}

/**
 * @param {string} message
 * @param {FrontTab} tab
 */
function ofHidden(message, { url, status, isRestricted, mayReadFiles }) {
  // Nothing was granted: an error page of the browser's own, or a page that came after the button was pressed.
  if (/activeTab/u.test(message)) return 'capture_no_page';
  if (isRestricted) return 'capture_source';
  if (status === 'loading') return 'capture_loading';
  if (url !== '') return 'capture_no_page';
  return mayReadFiles ? 'capture_about' : 'capture_file_or_about';
}
