// Sets an administrator's policies in one browser, through the browser's page for testing policies.

/** @import {Browser} from 'puppeteer-core' */
/** @import {Launched} from './launch.js' */

/** @type {WeakSet<Browser>} */
const changed = new WeakSet();

/**
 * @param {Browser} browser
 * @param {Record<string, unknown>} policies by their names; all others are taken back
 * @param {{id: string, values: Record<string, unknown>}} [managed] the managed storage of an
 *   extension. It gets these values as they are, because this page does not check them by the
 *   extension's schema.
 */
export async function setPolicies(browser, policies, managed) {
  changed.add(browser);
  const page = await browser.newPage();
  await page.goto('chrome://policy/test');
  // Mandatory and for the whole machine, like a policy file.
  const entriesOf = (/** @type {object} */ values, /** @type {string} */ namespace) =>
    Object.entries(values).map(([name, value]) => ({
      name,
      value,
      namespace,
      level: 1,
      source: 1,
      scope: 1,
    }));
  const all = [
    ...entriesOf(policies, 'chrome'),
    ...(managed === undefined ? [] : entriesOf(managed.values, managed.id)),
  ];
  await page.evaluate(async (text) => {
    const load = (/** @type {string} */ path) => import(path);
    const { sendWithPromise } = await load('chrome://resources/js/cr.js');
    await sendWithPromise('setLocalTestPolicies', text, '');
  }, JSON.stringify(all));
  await page.close();
}

/**
 * Sets the managed storage of the extension, and no other policy.
 * @param {Pick<Launched, 'browser' | 'extension'>} launched
 * @param {Record<string, unknown>} values
 */
export function manage({ browser, extension }, values) {
  return setPolicies(browser, {}, { id: extension.id, values });
}

/** Takes back all policies that a test has set. @param {Browser} browser */
export async function clearPolicies(browser) {
  if (!changed.has(browser)) return;
  await setPolicies(browser, {});
  changed.delete(browser);
}
