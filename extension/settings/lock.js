// When the vault locks by itself.

import { message } from '../shared/browser.js';
import { find, make } from '../shared/dom.js';
import { extend } from '../vault/session.js';
import { LOCK_MINUTES, changeSettings, readSettings } from '../vault/settings.js';
import { startSwitch } from './switch.js';

export async function startLock() {
  const select = find(document, '#lock-minutes', HTMLSelectElement);
  select.append(
    ...LOCK_MINUTES.map((minutes) =>
      make(
        'option',
        { value: String(minutes) },
        message(minutes === 0 ? 'lock_never' : 'lock_minutes', [String(minutes)]),
      ),
    ),
  );
  select.value = String((await readSettings()).lockMinutes);
  select.addEventListener('change', () => {
    void changeSettings({ lockMinutes: Number(select.value) }).then(extend);
  });
  await startSwitch(find(document, '#lock-idle', HTMLInputElement), 'idle');
}
