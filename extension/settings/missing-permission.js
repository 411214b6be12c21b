// A request for a permission that a setting of the administrator's needs: only the user can give
// it.

import { make, write } from '../forms/dom.js';
import { turnOn } from './features.js';

/** @import {Control} from '../forms/managed.js' */
/** @import {FeatureName} from './features.js' */

/**
 * @param {Control} control in a `.field`
 * @param {FeatureName} name
 * @param {boolean} isMissing
 */
export function showMissingPermission(control, name, isMissing) {
  const id = `${control.id}-allow`;
  const made = document.getElementById(id);
  if (made !== null) made.hidden = !isMissing;
  else if (isMissing) control.closest('.field')?.append(makeRequest(id, name));
}

/**
 * @param {string} id
 * @param {FeatureName} name
 */
function makeRequest(id, name) {
  const button = make('button', { type: 'button', 'aria-describedby': `${id}-why` });
  write(button, 'action_allow');
  const why = make('p', { class: 'notice', id: `${id}-why` });
  write(why, 'managed_needs_permission');
  const error = make('p', { class: 'error', role: 'alert' });
  button.addEventListener('click', () => {
    void turnOn(name).then((why) => write(error, why));
  });
  return make('div', { id, class: 'missing' }, why, button, error);
}
