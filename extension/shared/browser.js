// The only file that names the browser's extension interface.

/** @typedef {Record<string, chrome.storage.StorageChange>} Changes */

/**
 * The text of a key in the person's language.
 * @param {string} key
 * @param {readonly string[]} [values] what it quotes
 */
export function message(key, values = []) {
  return chrome.i18n.getMessage(key, [...values]);
}

/** The language that texts come in: `ja` or `en`. */
export function language() {
  return message('language');
}

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
export async function openDetails() {
  await showWindow(await chrome.tabs.create({ url: `chrome://extensions/?id=${chrome.runtime.id}` }));
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

/** Closes this page's own tab; the browser goes back to the one that opened it. */
export async function closeThisTab() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

/** What is kept on disk, and what is kept in memory until the browser closes. */
export const disk = chrome.storage.local;
export const memory = chrome.storage.session;

/** Keeps content scripts, should there ever be any, away from what is on disk. */
export function closeDiskToWebPages() {
  return chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/**
 * @param {string} name
 * @param {number} when milliseconds since 1970
 */
export function setAlarm(name, when) {
  return chrome.alarms.create(name, { when });
}

/** @param {string} permission one of the manifest's optional ones */
export function hasPermission(permission) {
  return chrome.permissions.contains({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/** Must be called while a person presses something. @param {string} permission */
export function askPermission(permission) {
  return chrome.permissions.request({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/** @param {string} permission */
export function dropPermission(permission) {
  return chrome.permissions.remove({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/**
 * @param {string} permission
 * @param {() => void} listener called when it is granted
 */
export function onPermissionAdded(permission, listener) {
  chrome.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.some((one) => one === permission)) listener();
  });
}

/** @param {() => void} listener called when the extension was installed or updated */
export function onInstalled(listener) {
  chrome.runtime.onInstalled.addListener(listener);
}

/**
 * @param {() => void} listener called when the system's screen is locked, as long as `idle` is granted
 */
export function onSystemLocked(listener) {
  const listen = () =>
    chrome.idle?.onStateChanged.addListener((state) => {
      if (state === 'locked') listener();
    });
  listen();
  onPermissionAdded('idle', listen);
}

const IMAGE_MENU = 'read-image';

/**
 * Puts a line into the menu on images, as long as `contextMenus` is granted. The browser keeps it until it is taken away.
 * @param {string} title
 */
export async function offerImageMenu(title) {
  await removeImageMenu();
  chrome.contextMenus?.create({ id: IMAGE_MENU, title, contexts: ['image'] });
}

export async function removeImageMenu() {
  await chrome.contextMenus?.removeAll();
}

/** @param {(address: string) => void} listener called with the address of the image whose menu was used */
export function onImageMenu(listener) {
  /** @param {chrome.contextMenus.OnClickData} click */
  const hear = ({ menuItemId, srcUrl }) => {
    if (menuItemId === IMAGE_MENU) listener(srcUrl ?? '');
  };
  // Given twice, the same listener is called once.
  const listen = () => chrome.contextMenus?.onClicked.addListener(hear);
  listen();
  onPermissionAdded('contextMenus', listen);
}

/**
 * @param {(name: string) => void} listener called with the name of a keyboard command of the manifest
 */
export function onCommand(listener) {
  chrome.commands.onCommand.addListener(listener);
}

/** @param {(name: string) => void} listener */
export function onAlarm(listener) {
  chrome.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
