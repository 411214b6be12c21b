// The look of the pages, automatic locking, and features that need a permission.

import { onPermissionsChanged } from '../browser/browser.js';
import { CHOICES, onSettingsChanged } from '../base/settings.js';
import { find } from '../forms/dom.js';
import { extendSession } from '../vault/session.js';
import { startChoiceField } from './choice-field.js';
import { isOn, managedState, turnOff, turnOn } from './features.js';
import { startFeatureSwitch } from './feature-switch.js';
import { showMissingPermission } from './missing-permission.js';

/** @import {Policy} from '../base/policy-values.js' */
/** @import {Managed, Text} from './choice-field.js' */

export async function startGeneral() {
  await startChoiceField('#language', 'language', (value) => [`language_${value}`], {
    managed: ({ language }) => (language === undefined ? undefined : { isFixed: true }),
  });
  await startChoiceField('#appearance', 'appearance', (value) => [`appearance_${value}`]);
  await startChoiceField('#text-size', 'textSize', (value) => [`text_size_${value}`]);
  await startChoiceField('#character-keys', 'characterKeys', (value) => [
    `character_keys_${value}`,
  ]);
  await startChoiceField('#lock-minutes', 'lockMinutes', textOfMinutes, {
    managed: limitMinutes,
    afterSave: extendSession,
  });
  await startClearing();
  await startFeatureSwitch('#lock-idle', 'idle');
  await startFeatureSwitch('#fill', 'fill');
  await startFeatureSwitch('#image-menu', 'menu');
}

async function startClearing() {
  const select = find(document, '#clear-seconds', HTMLSelectElement);
  await startChoiceField(
    '#clear-seconds',
    'clearSeconds',
    (seconds) => (seconds === 0 ? ['clear_never'] : ['clear_seconds', String(seconds)]),
    {
      managed: ({ clipboardClearSeconds: seconds }) =>
        seconds === undefined ? undefined : { isFixed: true },
      beforeSave: switchClearing,
    },
  );
  const showMissing = async () => {
    const [managed, isGranted] = await Promise.all([managedState('clipboard'), isOn('clipboard')]);
    showMissingPermission(select, 'clipboard', managed === true && !isGranted);
  };
  onSettingsChanged(() => void showMissing());
  onPermissionsChanged(() => void showMissing());
  await showMissing();
}

/**
 * The times up to the administrator's longest. That one takes the place of the longer ones.
 * @param {Partial<Policy>} policy
 * @returns {Managed<number> | undefined}
 */
function limitMinutes({ autoLockMinutesMax: longest }) {
  if (longest === undefined) return undefined;
  const all = CHOICES.lockMinutes.filter((minutes) => minutes > 0);
  const shorter = all.filter((minutes) => minutes < longest);
  const standIn = all.find((minutes) => minutes >= longest) ?? longest;
  return {
    isFixed: shorter.length === 0,
    note: ['managed_longest', String(longest)],
    options: [
      ...shorter.map((value) => ({ value, inForce: value })),
      { value: standIn, inForce: longest },
    ],
  };
}

/**
 * @param {number} minutes
 * @returns {Text}
 */
function textOfMinutes(minutes) {
  if (minutes === 0) return ['lock_never'];
  const isHours = minutes > 60 && minutes % 60 === 0;
  return isHours ? ['lock_hours', String(minutes / 60)] : ['lock_minutes', String(minutes)];
}

/** @param {number} seconds */
function switchClearing(seconds) {
  return seconds > 0 ? turnOn('clipboard') : turnOff('clipboard');
}
