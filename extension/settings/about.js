// Keyboard shortcuts, the version, and the licences of the built-in packages.

import { openShortcutSettings, readCommands, versionName } from '../browser/browser.js';
import { element, make, write } from '../forms/dom.js';

/** @typedef {{name: string, version: string, licence: string}} BuiltIn from scripts/licences.js */

export async function startAbout() {
  element('#change-keys').addEventListener('click', () => void openShortcutSettings());
  element('#version').textContent = versionName();
  element('#licences').addEventListener('toggle', () => void drawLicences(), { once: true });
  // The user may have changed a shortcut on the browser's page.
  document.addEventListener('visibilitychange', () => void drawShortcuts());
  await drawShortcuts();
}

async function drawShortcuts() {
  const rows = (await readCommands()).map(({ name, keys }) => {
    const label = make('dt');
    write(label, `command_${name.replace(/^_/u, '')}`);
    const shortcut = make('dd');
    if (keys === '') write(shortcut, 'command_without_keys');
    else shortcut.append(make('kbd', {}, keys));
    return make('div', {}, label, shortcut);
  });
  element('#keys').replaceChildren(...rows);
}

async function drawLicences() {
  const response = await fetch(new URL('../core/licences.json', import.meta.url));
  const packages = /** @type {BuiltIn[]} */ (await response.json());
  element('#parts').replaceChildren(
    ...packages.map(({ name, version, licence }) =>
      make('li', {}, `${name} ${version}: ${licence}`),
    ),
  );
}
