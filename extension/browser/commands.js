// Keyboard shortcuts.

/** @typedef {{id: number, url: string}} CommandTab the tab in front as a command's keys were pressed; `url` is empty where it is hidden */

/**
 * @param {(name: string, tab: CommandTab | null) => void} listener called with the name of a keyboard command of the manifest
 */
export function onCommand(listener) {
  chrome.commands.onCommand.addListener((name, tab) => {
    listener(name, tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' });
  });
}

/**
 * The manifest's commands with the keys that they have now; a person may have changed them.
 * @returns {Promise<{name: string, keys: string}[]>} `keys` is empty where a command has none
 */
export async function readCommands() {
  const commands = await chrome.commands.getAll();
  return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }));
}
