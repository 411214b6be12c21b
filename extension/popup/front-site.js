// The site that the user looks at. The browser tells it because the user pressed the extension's
// button there, and only as long as this page is open.

import { readFrontAddress } from '../browser/browser.js';
import { secureHost } from '../fill/secure-site.js';

/**
 * @typedef {object} FrontSite
 * @property {string} host empty if the tab shows no web page
 * @property {boolean} isWeb whether the tab shows a web page
 * @property {boolean} isSecure whether it certainly comes from that host
 * @property {boolean} mayRemember whether it may be stored. An incognito window leaves nothing.
 */

/** @returns {Promise<FrontSite>} */
export async function frontSite() {
  const { url, isIncognito } = await readFrontAddress();
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const isSecure = secureHost(url) !== '';
  return { host: isWeb ? hostname : '', isWeb, isSecure, mayRemember: isSecure && !isIncognito };
}
