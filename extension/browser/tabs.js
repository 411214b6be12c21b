// The tab in front, and tabs with our own pages.

/** A picture of the visible part of the tab in front, as a `data:` URL. Throws its error. */
export function captureTab() {
  return chrome.tabs.captureVisibleTab({ format: 'png' });
}

/**
 * Facts about the tab in front that need no permission to read its page.
 * @typedef {object} FrontTab
 * @property {string} url empty if the browser hides it
 * @property {string} status `loading`, `complete` or `unloaded`
 * @property {boolean} isRestricted whether it shows a kind of page that no extension may touch
 * @property {boolean} mayReadFiles whether the user allowed the extension to read `file:` URLs
 */

/** @returns {Promise<FrontTab | null>} `null` if the window has no tab */
export async function describeFrontTab() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const id = tab?.id;
  if (tab === undefined || id === undefined) return null;
  // Setting the current zoom again changes nothing. It fails only if the page is restricted.
  const zoomed = chrome.tabs.getZoom(id).then((zoom) => chrome.tabs.setZoom(id, zoom));
  const isRestricted = await zoomed.then(
    () => false,
    () => true,
  );
  const mayReadFiles = await chrome.extension.isAllowedFileSchemeAccess();
  return { url: tab.url ?? '', status: tab.status ?? '', isRestricted, mayReadFiles };
}

/** The address of the tab in front, empty if the browser hides it, and whether it is incognito. */
export async function readFrontAddress() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return { url: tab?.url ?? '', isIncognito: tab?.incognito ?? false };
}

/**
 * Opens one of our pages beside the current tab. From an incognito window it opens in an ordinary
 * window, because the manifest's `spanning` keeps our pages out of incognito tabs.
 * @param {string} path relative to the extension's root
 * @param {{active: boolean}} options
 */
export async function openPage(path, { active }) {
  const [current] = await chrome.tabs.query({ active: true, currentWindow: true });
  const isBeside = current?.id !== undefined && !current.incognito;
  const place = isBeside ? { openerTabId: current.id, index: current.index + 1 } : {};
  const tab = await chrome.tabs.create({ url: chrome.runtime.getURL(path), active, ...place });
  if (active && !isBeside) await showWindow(tab);
}

/** Opens the browser's page with this extension's permissions and switches. */
export async function openExtensionDetails() {
  await showWindow(
    await chrome.tabs.create({ url: `chrome://extensions/?id=${chrome.runtime.id}` }),
  );
}

/** Opens the browser's page for keyboard shortcuts. */
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

/** Whether this page is in a tab, not in the toolbar window. */
export async function isInTab() {
  return (await chrome.tabs.getCurrent()) !== undefined;
}

/** Closes this page's own tab. The browser then returns to the tab that opened it. */
export async function closeThisTab() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}
