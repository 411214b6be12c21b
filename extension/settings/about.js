// The keys that commands have, the version, and the licences of what is built in.

import { openShortcutSettings, readCommands, versionName } from '../browser/browser.js';
import { make, write } from '../forms/dom.js';
import { element } from '../forms/page.js';

/** @typedef {{name: string, version: string, licence: string}} Part what scripts/licences.js writes */

export async function startAbout() {
  element('#change-keys').addEventListener('click', () => void openShortcutSettings());
  element('#version').textContent = versionName();
  element('#licences').addEventListener('toggle', () => void drawLicences(), { once: true });
  // A person comes back from the browser's page with other keys.
  document.addEventListener('visibilitychange', () => void drawKeys());
  await drawKeys();
}

async function drawKeys() {
  const rows = (await readCommands()).map(({ name, keys }) => {
    const what = make('dt');
    write(what, `command_${name.replace(/^_/u, '')}`);
    const shown = make('dd');
    if (keys === '') write(shown, 'command_without_keys');
    else shown.append(make('kbd', {}, keys));
    return make('div', {}, what, shown);
  });
  element('#keys').replaceChildren(...rows);
}

async function drawLicences() {
  const response = await fetch(new URL('../core/licences.json', import.meta.url));
  const parts = /** @type {Part[]} */ (await response.json());
  element('#parts').replaceChildren(
    ...parts.map(({ name, version, licence }) => make('li', {}, `${name} ${version}: ${licence}`)),
  );
}
