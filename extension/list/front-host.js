// Which site the person looks at: known because they pressed the extension's button on it, and for no longer than this page is open.

import { describeFrontTab } from '../shared/browser.js';

/** @returns {Promise<string>} empty where it is no web page */
export async function frontHost() {
  try {
    const { protocol, hostname } = new URL((await describeFrontTab())?.url ?? '');
    return ['http:', 'https:'].includes(protocol) ? hostname : '';
  } catch {
    // A page without an address that may be known.
    return '';
  }
}
