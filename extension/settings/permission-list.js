// Every permission that is not there from the start: what for, whether it is given, and the way to give it back.

import { onPermissionsChanged } from '../browser/browser.js';
import { make, write } from '../forms/dom.js';
import { element } from '../forms/page.js';
import { FEATURES, FEATURE_NAMES, isOn, turnOff } from './features.js';

/** @import {FeatureName} from './features.js' */

export async function startPermissions() {
  onPermissionsChanged(() => void draw());
  await draw();
}

async function draw() {
  element('#permissions').replaceChildren(...(await Promise.all(FEATURE_NAMES.map(makeRow))));
}

/** @param {FeatureName} name */
async function makeRow(name) {
  const title = make('strong');
  write(title, `permission_${name}`);
  const technical = make('code', {}, FEATURES[name].permissions.join(', '));
  const reason = make('p', { class: 'note' });
  write(reason, `permission_${name}_reason`);
  const error = make('p', { class: 'error', role: 'alert' });
  const about = make('div', {}, title, ' ', technical, reason, error);
  if (!(await isOn(name))) {
    const state = make('span', { class: 'quiet-text' });
    write(state, 'permission_not_there');
    return make('li', {}, about, state);
  }
  const back = make('button', { type: 'button', id: `give-back-${name}` });
  write(back, 'action_give_back');
  const whose = make('span', { class: 'unseen', id: `give-back-${name}-whose` });
  write(whose, `permission_${name}`);
  back.setAttribute('aria-describedby', whose.id);
  back.addEventListener('click', () => {
    void turnOff(name).then((isDone) => write(error, isDone ? '' : 'permission_not_dropped'));
  });
  return make('li', {}, about, back, whose);
}
