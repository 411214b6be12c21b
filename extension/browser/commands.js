// Keyboard shortcuts.

/**
 * The tab in front when a shortcut was pressed.
 * @typedef {object} CommandTab
 * @property {number} id
 * @property {string} url empty if the browser hides it
 */

/**
 * @param {(name: string, tab: CommandTab | null) => void} listener gets the manifest's name of the
 *   command
 */
export function onCommand(listener) {
  chrome.commands.onCommand.addListener((name, tab) => {
    listener(name, tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' });
  });
}

/**
 * The manifest's commands with their current shortcuts, which the user can change in the browser.
 * @returns {Promise<{name: string, keys: string}[]>} `keys` is empty if a command has no shortcut
 */
export async function readCommands() {
  const commands = await chrome.commands.getAll();
  return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }));
}
