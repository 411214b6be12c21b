// Keyboard shortcuts.

/**
 * @param {(name: string) => void} listener called with the name of a keyboard command of the manifest
 */
export function onCommand(listener) {
  chrome.commands.onCommand.addListener(listener);
}

/**
 * The manifest's commands with the keys that they have now; a person may have changed them.
 * @returns {Promise<{name: string, keys: string}[]>} `keys` is empty where a command has none
 */
export async function readCommands() {
  const commands = await chrome.commands.getAll();
  return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }));
}
