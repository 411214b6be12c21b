// Why the browser refuses to capture a tab, from its error message and from facts about the tab.
// Chromium uses one message for several kinds of pages, and hides their URLs.

/** @import {FrontTab} from '../browser/browser.js' */

/** Messages with exactly one meaning, each with the refusal's code. The first match counts. */
const MESSAGES = /** @type {const} */ ([
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

/** Pages whose URL is enough, if the browser shows it. */
const URLS = /** @type {const} */ ([
  [/^https:\/\/chromewebstore\.google\.com\//u, 'capture_web_store'],
  [/^https:\/\/chrome\.google\.com\/webstore/u, 'capture_web_store'],
  [/^https:\/\/microsoftedge\.microsoft\.com\/addons/u, 'capture_web_store'],
  [/^about:/u, 'capture_about'],
  [/^(?:view-source|blob|filesystem):/u, 'capture_source'],
  [/^(?:chrome|edge|devtools|chrome-\w+):/u, 'capture_browser_page'],
]);

const TRANSIENT = ['capture_too_often', 'capture_dragging'];
const WORTH_RETRYING = [
  ...TRANSIENT,
  'capture_policy_confidential',
  'capture_not_shown',
  'capture_failed',
];
const ABOUT_FILE_ACCESS = ['capture_file', 'capture_file_or_about'];

/** Whether the cause disappears by itself in a moment. @param {string} code */
export const isTransient = (code) => TRANSIENT.includes(code);

/** Whether the user may succeed by trying again. @param {string} code */
export const isWorthRetrying = (code) => WORTH_RETRYING.includes(code);

/** Whether the browser's switch for access to files would help. @param {string} code */
export const isAboutFileAccess = (code) => ABOUT_FILE_ACCESS.includes(code);

/**
 * Returns the code of the refusal, which is the key of its text.
 * @param {string} message the browser's
 * @param {FrontTab | null} tab `null` if the window has none
 */
export function captureRefusalCode(message, tab) {
  if (tab === null) return 'capture_no_window';
  // Some messages quote a URL. Its words must not be taken for the browser's.
  const [quoted, quotedUrl = ''] = /"(?<url>[^"]*)"/u.exec(message) ?? [''];
  const words = message.replace(quoted, '');
  const [, code] = MESSAGES.find(([pattern]) => pattern.test(words)) ?? [];
  if (code !== undefined) return code;
  const url = tab.url || quotedUrl;
  if (/permission|cannot access/iu.test(words))
    return codeOfUrl(url, tab.mayReadFiles) ?? codeOfHiddenUrl(words, tab);
  return tab.status === 'unloaded' ? 'capture_not_shown' : 'capture_failed';
}

/**
 * @param {string} url
 * @param {boolean} mayReadFiles
 */
function codeOfUrl(url, mayReadFiles) {
  if (url.startsWith('file:') && !mayReadFiles) return 'capture_file';
  return URLS.find(([pattern]) => pattern.test(url))?.[1];
}

/**
 * @param {string} message
 * @param {FrontTab} tab
 */
function codeOfHiddenUrl(message, { url, status, isRestricted, mayReadFiles }) {
  // The browser granted no access to this page. It is the browser's own error page, or it loaded
  // after the user pressed the button.
  if (/activeTab/u.test(message)) return 'capture_no_page';
  if (isRestricted) return 'capture_source';
  if (status === 'loading') return 'capture_loading';
  if (url !== '') return 'capture_no_page';
  return mayReadFiles ? 'capture_about' : 'capture_file_or_about';
}
