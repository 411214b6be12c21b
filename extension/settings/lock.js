// When the vault locks by itself.

import { message } from '../shared/browser.js';
import { find, make } from '../shared/dom.js';
import { extend } from '../vault/session.js';
import { CHOICES, changeSettings, readSettings } from '../vault/settings.js';
import { startSwitch } from './switch.js';

/** @import {Settings} from '../vault/settings.js' */

export async function startLock() {
  const select = find(document, '#lock-minutes', HTMLSelectElement);
  select.append(
    ...CHOICES.lockMinutes.map((minutes) =>
      make(
        'option',
        { value: String(minutes) },
        message(minutes === 0 ? 'lock_never' : 'lock_minutes', [String(minutes)]),
      ),
    ),
  );
  select.value = String((await readSettings()).lockMinutes);
  select.addEventListener('change', () => {
    const lockMinutes = /** @type {Settings['lockMinutes']} */ (Number(select.value));
    void changeSettings({ lockMinutes }).then(extend);
  });
  await startSwitch(find(document, '#lock-idle', HTMLInputElement), 'idle');
}
