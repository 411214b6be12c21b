// Tabs: what is in front, and our own pages.

/**
 * A picture of the tab that the person looks at, as a `data:` address. Throws the browser's own error.
 */
export function captureTab() {
  return chrome.tabs.captureVisibleTab({ format: 'png' });
}

/**
 * What can be known of the tab in front without a permission that reads it.
 * @typedef {object} FrontTab
 * @property {string} url empty where the browser hides it
 * @property {string} status `loading`, `complete` or `unloaded`
 * @property {boolean} isRestricted whether it is of a kind that no extension may touch
 * @property {boolean} mayReadFiles whether a person allowed the extension `file:` addresses
 */

/** @returns {Promise<FrontTab | null>} `null` where the window has none */
export async function describeFrontTab() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const id = tab?.id;
  if (tab === undefined || id === undefined) return null;
  // Setting the zoom that it has changes nothing, and is refused exactly where a page is restricted.
  const zoomed = chrome.tabs.getZoom(id).then((zoom) => chrome.tabs.setZoom(id, zoom));
  const isRestricted = await zoomed.then(
    () => false,
    () => true,
  );
  const mayReadFiles = await chrome.extension.isAllowedFileSchemeAccess();
  return { url: tab.url ?? '', status: tab.status ?? '', isRestricted, mayReadFiles };
}

/** Whether the tab in front is an incognito one. */
export async function isFrontIncognito() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.incognito ?? false;
}

/**
 * Opens one of our pages beside the current tab. From an incognito window it opens in an ordinary one: as `spanning` is declared,
 * the browser shows none of our pages in incognito tabs.
 * @param {string} path from the extension's root
 * @param {{active: boolean}} options
 */
export async function openPage(path, { active }) {
  const [current] = await chrome.tabs.query({ active: true, currentWindow: true });
  const isBeside = current?.id !== undefined && !current.incognito;
  const place = isBeside ? { openerTabId: current.id, index: current.index + 1 } : {};
  const tab = await chrome.tabs.create({ url: chrome.runtime.getURL(path), active, ...place });
  if (active && !isBeside) await showWindow(tab);
}

/** Opens the browser's own page on which a person allows this extension more or less. */
export async function openExtensionDetails() {
  await showWindow(
    await chrome.tabs.create({ url: `chrome://extensions/?id=${chrome.runtime.id}` }),
  );
}

/** Opens the browser's own page on which a person chooses the keys of commands. */
export async function openShortcutSettings() {
  await showWindow(await chrome.tabs.create({ url: 'chrome://extensions/shortcuts' }));
}

/** Brings this page's own tab to the front, and its window. */
export async function showThisTab() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id === undefined) return;
  await chrome.tabs.update(tab.id, { active: true });
  await showWindow(tab);
}

/** @param {chrome.tabs.Tab} tab */
async function showWindow({ windowId }) {
  await chrome.windows.update(windowId, { focused: true });
}

/** Whether this page stands in a tab, and not in the toolbar's window. */
export async function isInTab() {
  return (await chrome.tabs.getCurrent()) !== undefined;
}

/** Closes this page's own tab; the browser goes back to the one that opened it. */
export async function closeThisTab() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}
