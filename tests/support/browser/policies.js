// Sets an administrator's policies in one browser, through the browser's page for testing policies.

/** @import {Browser} from 'puppeteer-core' */

/** @type {WeakSet<Browser>} */
const changed = new WeakSet();

/**
 * @param {Browser} browser
 * @param {Record<string, unknown>} policies by their names
 */
export async function setPolicies(browser, policies) {
  changed.add(browser);
  const page = await browser.newPage();
  await page.goto('chrome://policy/test');
  // Mandatory and for the whole machine, like a policy file.
  const all = Object.entries(policies).map(([name, value]) => ({
    name,
    value,
    level: 1,
    source: 1,
    scope: 1,
  }));
  await page.evaluate(async (text) => {
    const load = (/** @type {string} */ path) => import(path);
    const { sendWithPromise } = await load('chrome://resources/js/cr.js');
    await sendWithPromise('setLocalTestPolicies', text, '');
  }, JSON.stringify(all));
  await page.close();
}

/** Takes back all policies that a test has set. @param {Browser} browser */
export async function clearPolicies(browser) {
  if (!changed.has(browser)) return;
  await setPolicies(browser, {});
  changed.delete(browser);
}
