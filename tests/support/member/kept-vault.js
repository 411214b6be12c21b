// The vault of most tests. The first test of a file makes it as the user does; the others get a
// copy of what the extension stored then.

/** @import {Page} from 'puppeteer-core' */

/**
 * @typedef {object} Stored
 * @property {Record<string, unknown>} disk
 * @property {Record<string, unknown> & {session: Session}} memory
 */

/** @typedef {{expires: number, lasts: number}} Session */

/** By the name of what the vault holds. @type {Map<string, Stored>} */
const kept = new Map();

/**
 * Opens a vault before the first use.
 * @param {Page} page one of the extension's
 * @param {string} content names what the vault holds
 * @param {() => Promise<unknown>} make makes the vault on the page
 */
export async function openKeptVault(page, content, make) {
  const stored = kept.get(content);
  if (stored === undefined) {
    await make();
    kept.set(content, await page.evaluate(read));
  } else {
    await page.evaluate(write, stored);
  }
}

/** Runs in the page. @returns {Promise<Stored>} */
async function read() {
  const [disk, memory] = await Promise.all([
    chrome.storage.local.get(),
    chrome.storage.session.get(),
  ]);
  return { disk, memory: /** @type {Stored['memory']} */ (memory) };
}

/**
 * Runs in the page. The session and its alarm begin anew.
 * @param {Stored} stored
 */
async function write({ disk, memory: { session, ...memory } }) {
  const expires = Date.now() + session.lasts;
  await chrome.storage.local.set(disk);
  await chrome.alarms.create('lock', { when: expires });
  await chrome.storage.session.set({ ...memory, session: { ...session, expires } });
}
