// Each of Chromium's refusals to capture a tab has its own text, in both languages. The messages
// are Chromium's
// (chrome/browser/extensions/api/tabs, extensions/common/permissions).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  isAboutFileAccess,
  isWorthRetrying,
  isTransient,
  captureRefusalCode,
} from '../extension/capture/capture-reasons.js';

const ACCESS =
  'Cannot access contents of the page. Extension manifest must request permission to access the respective host.';
const GRANT = "Either the '<all_urls>' or 'activeTab' permission is required.";
const ofPage = (/** @type {string} */ url) =>
  `Cannot access contents of url "${url}". Extension manifest must request permission to access this host.`;

/** An ordinary page, in an extension that a store installed. */
const PAGE = {
  url: 'https://portal.example/',
  status: 'complete',
  isRestricted: false,
  mayReadFiles: false,
};
const HIDDEN = { ...PAGE, url: '' };

/** @type {[string, import('../extension/browser/browser.js').FrontTab | null, string][]} */
const CASES = [
  [
    'This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.',
    PAGE,
    'capture_too_often',
  ],
  ['Tabs cannot be edited right now (user may be dragging a tab).', PAGE, 'capture_dragging'],
  ['Taking screenshots has been disabled', PAGE, 'capture_policy_off'],
  [
    'Administrator policy disables screen capture when confidential content is visible',
    PAGE,
    'capture_policy_confidential',
  ],
  [
    'This page cannot be scripted due to an ExtensionsSettings policy.',
    PAGE,
    'capture_policy_host',
  ],
  ['The extensions gallery cannot be scripted.', HIDDEN, 'capture_web_store'],
  [GRANT, { ...PAGE, url: 'https://chromewebstore.google.com/detail/x' }, 'capture_web_store'],
  [
    ACCESS,
    { ...PAGE, url: 'https://chrome.google.com/webstore/category/extensions' },
    'capture_web_store',
  ],
  [
    ACCESS,
    { ...PAGE, url: 'https://microsoftedge.microsoft.com/addons/detail/x' },
    'capture_web_store',
  ],
  ['Cannot access a chrome:// URL', HIDDEN, 'capture_browser_page'],
  [
    'Cannot access a chrome-extension:// URL of different extension',
    HIDDEN,
    'capture_browser_page',
  ],
  ['The sign-in page cannot be scripted', HIDDEN, 'capture_browser_page'],
  [ACCESS, { ...PAGE, url: 'edge://settings/' }, 'capture_browser_page'],
  [ACCESS, { ...HIDDEN, mayReadFiles: true }, 'capture_about'],
  [ACCESS, { ...PAGE, url: 'about:blank' }, 'capture_about'],
  [ACCESS, { ...HIDDEN, isRestricted: true }, 'capture_source'],
  [ofPage('view-source:https://portal.example/policy'), HIDDEN, 'capture_source'],
  [ACCESS, { ...PAGE, url: 'blob:https://portal.example/1' }, 'capture_source'],
  [ACCESS, HIDDEN, 'capture_file_or_about'],
  [ACCESS, { ...PAGE, url: 'file:///C:/code.html' }, 'capture_file'],
  [ofPage('file:///C:/gallery/code.html'), HIDDEN, 'capture_file'],
  [ACCESS, { ...HIDDEN, status: 'loading' }, 'capture_loading'],
  [GRANT, HIDDEN, 'capture_no_page'],
  [ACCESS, PAGE, 'capture_no_page'],
  [GRANT, null, 'capture_no_window'],
  ['No active web contents to capture', PAGE, 'capture_no_window'],
  ['No window with id: 7.', PAGE, 'capture_no_window'],
  ['No current window', PAGE, 'capture_no_window'],
  ['Operation not allowed for DevTools windows', PAGE, 'capture_no_window'],
  ['Failed to capture tab: view is invisible', PAGE, 'capture_not_shown'],
  [
    'Failed to capture tab: image readback failed',
    { ...PAGE, status: 'unloaded' },
    'capture_not_shown',
  ],
  ['Failed to capture tab: image readback failed', PAGE, 'capture_failed'],
  ['Failed to capture tab: internal error', PAGE, 'capture_failed'],
  ['something that no version has said yet', PAGE, 'capture_failed'],
];

test('each message of the browser has its reason', () => {
  for (const [message, tab, expected] of CASES) {
    assert.equal(
      captureRefusalCode(`Error: ${message}`, tab),
      expected,
      `${message} ${JSON.stringify(tab)}`,
    );
  }
});

test('each reason has its own text with a next step, and each text is used', () => {
  for (const language of ['ja', 'en']) {
    const file = join(
      import.meta.dirname,
      '..',
      'extension',
      '_locales',
      language,
      'messages.json',
    );
    const texts = Object.entries(
      /** @type {Record<string, {message: string}>} */ (JSON.parse(readFileSync(file, 'utf8'))),
    )
      .filter(([key]) => key.startsWith('capture_'))
      .map(([key, { message }]) => ({ key, message }));
    const reached = new Set(CASES.map(([, , code]) => code));
    assert.deepEqual(texts.map(({ key }) => key).sort(), [...reached].sort());
    assert.equal(new Set(texts.map(({ message }) => message)).size, texts.length);
    const step =
      language === 'ja' ? /ください|登録できます|お試し/u : /press|scan|add|switch on|choose/iu;
    for (const { key, message } of texts) assert.match(message, step, key);
  }
});

test('the offered button fits the reason', () => {
  assert.deepEqual(
    CASES.map(([, , code]) => code).filter((code) => isTransient(code) && !isWorthRetrying(code)),
    [],
  );
  assert.equal(isAboutFileAccess('capture_file'), true);
  assert.equal(isAboutFileAccess('capture_about'), false);
  assert.equal(isWorthRetrying('capture_policy_off'), false);
});
