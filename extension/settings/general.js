// The look of the pages, automatic locking, and features that need a permission.

import { extendSession } from '../vault/session.js';
import { startChoiceField } from './choice-field.js';
import { turnOff, turnOn } from './features.js';
import { startFeatureSwitch } from './feature-switch.js';

export async function startGeneral() {
  await startChoiceField('#language', 'language', (value) => [`language_${value}`]);
  await startChoiceField('#appearance', 'appearance', (value) => [`appearance_${value}`]);
  await startChoiceField('#text-size', 'textSize', (value) => [`text_size_${value}`]);
  await startChoiceField('#lock-minutes', 'lockMinutes', textOfMinutes, {
    afterSave: extendSession,
  });
  await startChoiceField(
    '#clear-seconds',
    'clearSeconds',
    (seconds) => (seconds === 0 ? ['clear_never'] : ['clear_seconds', String(seconds)]),
    { beforeSave: switchClearing },
  );
  await startFeatureSwitch('#lock-idle', 'idle');
  await startFeatureSwitch('#fill', 'fill');
  await startFeatureSwitch('#image-menu', 'menu');
}

/**
 * @param {number} minutes
 * @returns {[key: string, ...values: string[]]}
 */
function textOfMinutes(minutes) {
  if (minutes === 0) return ['lock_never'];
  return minutes > 60 ? ['lock_hours', String(minutes / 60)] : ['lock_minutes', String(minutes)];
}

/** @param {number} seconds */
async function switchClearing(seconds) {
  if (seconds > 0) return (await turnOn('clipboard')) ? '' : 'permission_not_given';
  return (await turnOff('clipboard')) ? '' : 'permission_not_dropped';
}
