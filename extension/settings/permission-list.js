// The list of optional permissions: the purpose of each, whether it is granted, and a button that
// removes it.

import { onPermissionsChanged } from '../browser/browser.js';
import { onPolicyChanged } from '../base/policy.js';
import { element, make, write } from '../forms/dom.js';
import { showManaged } from '../forms/managed.js';
import { FEATURES, FEATURE_NAMES, isOn, managedState, turnOff } from './features.js';

/** @import {FeatureName} from './features.js' */

export async function startPermissions() {
  onPermissionsChanged(() => void draw());
  onPolicyChanged(() => void draw());
  await draw();
}

async function draw() {
  element('#permissions').replaceChildren(...(await Promise.all(FEATURE_NAMES.map(makeRow))));
}

/** @param {FeatureName} name */
async function makeRow(name) {
  const title = make('strong');
  write(title, `permission_${name}`);
  const browserNames = make('code', {}, FEATURES[name].permissions.join(', '));
  const reason = make('p', { class: 'note' });
  write(reason, `permission_${name}_reason`);
  const error = make('p', { class: 'error', role: 'alert' });
  const description = make('div', {}, title, ' ', browserNames, reason, error);
  if (!(await isOn(name))) {
    const state = make('span', { class: 'quiet-text' });
    write(state, 'permission_not_there');
    return make('li', {}, description, state);
  }
  const removeButton = make('button', { type: 'button', id: `give-back-${name}` });
  write(removeButton, 'action_give_back');
  const subject = make('span', { class: 'unseen', id: `give-back-${name}-whose` });
  write(subject, `permission_${name}`);
  removeButton.setAttribute('aria-describedby', subject.id);
  removeButton.addEventListener('click', () => {
    void turnOff(name).then((why) => write(error, why));
  });
  const row = make('li', {}, description, removeButton, subject);
  if ((await managedState(name)) === true) showManaged(removeButton, true);
  return row;
}
