// Checks a page by axe-core.

import axe from 'axe-core';

/** @import {AxeResults, RunOptions} from 'axe-core' */
/** @import {Page} from 'puppeteer-core' */

/**
 * The violations that axe-core finds, with their elements.
 * @param {Page} page in which `prepareCheck` has run
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  const results = await page.evaluate(() => {
    const { axe: checker } =
      /** @type {{axe: {run: (options: RunOptions) => Promise<AxeResults>}}} */ (
        /** @type {unknown} */ (window)
      );
    return checker.run({
      // Without the details of what is right, which take longer to collect.
      resultTypes: ['violations'],
      // WCAG 2.2, 2.5.8, which axe-core leaves out unless it is asked for.
      rules: { 'target-size': { enabled: true } },
    });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => [id, ...target, ...any.map(({ message }) => message)].join(' ')),
  );
}

/** @param {Page} page */
export async function prepareCheck(page) {
  await page.evaluate(axe.source);
}
