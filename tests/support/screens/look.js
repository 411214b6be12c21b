// Shows the same screen in light, dark and forced colours.

import { untilIn } from '../browser/until.js';

/** @import {Page} from 'puppeteer-core' */

const FEATURES = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  forced: [
    { name: 'forced-colors', value: 'active' },
    { name: 'prefers-color-scheme', value: 'dark' },
  ],
};

/** @typedef {keyof typeof FEATURES} Look */

export const LOOKS = /** @type {readonly Look[]} */ (Object.keys(FEATURES));

/**
 * Calls back for each look, and then restores the page.
 * @param {Page} page
 * @param {readonly Look[]} looks
 * @param {(look: Look) => Promise<void>} see
 */
export async function inEach(page, looks, see) {
  const session = await page.createCDPSession();
  const still = { name: 'prefers-reduced-motion', value: 'reduce' };
  try {
    for (const look of looks) {
      const features = [...FEATURES[look], still];
      await session.send('Emulation.setEmulatedMedia', { features });
      const queries = features.map(({ name, value }) => `(${name}: ${value})`);
      if (look !== 'forced') queries.push('(forced-colors: none)');
      // The page is notified later, and draws itself again.
      await untilIn(
        page,
        (all, theme) =>
          all.every((query) => matchMedia(query).matches) &&
          document.documentElement.dataset['theme'] === theme,
        queries,
        look === 'light' ? 'light' : 'dark',
      );
      await see(look);
    }
  } finally {
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    await session.detach();
  }
}
