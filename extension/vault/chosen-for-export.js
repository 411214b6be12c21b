// The entries that one page chooses for the page that writes them for other programs. They pass
// through the browser's memory, because an address would be kept in its history.

import { memory } from '../browser/browser.js';

const KEY = 'chosen-for-export';

/** @param {readonly string[]} ids of entries of the open vault */
export function chooseForExport(ids) {
  return memory.set({ [KEY]: ids });
}

/**
 * The chosen entries, once.
 * @returns {Promise<readonly string[] | null>} `null` if none were chosen
 */
export async function takeChosenForExport() {
  const { [KEY]: ids } = await memory.get(KEY);
  if (!Array.isArray(ids)) return null;
  await memory.remove(KEY);
  return ids.filter((id) => typeof id === 'string');
}
