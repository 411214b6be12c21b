// How pages look, and when the vault locks by itself.

import { extend } from '../vault/session.js';
import { startChoice } from './choice.js';
import { turnOff, turnOn } from './features.js';
import { startSwitch } from './switch.js';

export async function startGeneral() {
  await startChoice('#language', 'language', (value) => [`language_${value}`]);
  await startChoice('#appearance', 'appearance', (value) => [`appearance_${value}`]);
  await startChoice('#text-size', 'textSize', (value) => [`text_size_${value}`]);
  await startChoice(
    '#lock-minutes',
    'lockMinutes',
    (minutes) => (minutes === 0 ? ['lock_never'] : ['lock_minutes', String(minutes)]),
    { afterwards: extend },
  );
  await startChoice(
    '#clear-seconds',
    'clearSeconds',
    (seconds) => (seconds === 0 ? ['clear_never'] : ['clear_seconds', String(seconds)]),
    { allow: mayClear },
  );
  await startSwitch('#lock-idle', 'idle');
  await startSwitch('#fill', 'fill');
  await startSwitch('#image-menu', 'menu');
}

/** @param {number} seconds */
async function mayClear(seconds) {
  if (seconds > 0) return (await turnOn('clipboard')) ? '' : 'permission_not_given';
  return (await turnOff('clipboard')) ? '' : 'permission_not_dropped';
}
