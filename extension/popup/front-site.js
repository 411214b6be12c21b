// Which site the person looks at: known because they pressed the extension's button on it, and for no longer than this page is open.

import { describeFrontTab, isFrontIncognito } from '../browser/browser.js';

/**
 * @typedef {object} FrontSite
 * @property {string} host empty where it is no web page
 * @property {boolean} mayRemember whether it may be kept: an incognito window leaves nothing behind
 */

/** @returns {Promise<FrontSite>} */
export async function frontSite() {
  const [tab, isIncognito] = await Promise.all([describeFrontTab(), isFrontIncognito()]);
  const url = tab?.url ?? '';
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return { host: isWeb ? hostname : '', mayRemember: isWeb && !isIncognito };
}
