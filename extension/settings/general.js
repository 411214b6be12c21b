// How pages look, and when the vault locks by itself.

import { extend } from '../vault/session.js';
import { startChoice } from './choice.js';
import { startSwitch } from './switch.js';

export async function startGeneral() {
  await startChoice('#language', 'language', (value) => [`language_${value}`]);
  await startChoice('#appearance', 'appearance', (value) => [`appearance_${value}`]);
  await startChoice('#text-size', 'textSize', (value) => [`text_size_${value}`]);
  await startChoice(
    '#lock-minutes',
    'lockMinutes',
    (minutes) => (minutes === 0 ? ['lock_never'] : ['lock_minutes', String(minutes)]),
    extend,
  );
  await startSwitch('#lock-idle', 'idle');
  await startSwitch('#image-menu', 'menu');
}
