// A switch for an optional feature.

import { onPermissionsChanged } from '../browser/browser.js';
import { onPolicyChanged } from '../base/policy.js';
import { find, make, write } from '../forms/dom.js';
import { showManaged } from '../forms/managed.js';
import { isOn, managedState, turnOff, turnOn } from './features.js';
import { showMissingPermission } from './missing-permission.js';

/** @import {FeatureName} from './features.js' */

/**
 * @param {string} selector of a checkbox inside a `.field`
 * @param {FeatureName} name
 */
export async function startFeatureSwitch(selector, name) {
  const input = find(document, selector, HTMLInputElement);
  const error = make('p', { class: 'error', role: 'alert' });
  input.closest('.field')?.append(error);
  const show = async () => {
    const [managed, isGranted] = await Promise.all([managedState(name), isOn(name)]);
    input.checked = managed ?? isGranted;
    showManaged(input, managed !== undefined);
    showMissingPermission(input, name, managed === true && !isGranted);
  };
  const turn = async () => {
    write(error, '');
    const wanted = input.checked;
    write(error, await (wanted ? turnOn(name) : turnOff(name)));
    await show();
  };
  input.addEventListener('change', () => void turn());
  onPermissionsChanged(() => void show());
  onPolicyChanged(() => void show());
  await show();
}
