// A switch for what needs a permission of its own: asked for when it is turned on, given back when it is turned off.

import { askPermission, dropPermission, hasPermission, message } from '../shared/browser.js';
import { make } from '../shared/dom.js';

/**
 * @param {HTMLInputElement} input a checkbox in a field
 * @param {string} permission
 * @param {object} [more]
 * @param {() => Promise<void>} [more.leave] what must be done while the permission is still there
 * @param {() => Promise<void>} [more.stay] undoes that where the permission was not given back
 */
export async function startSwitch(input, permission, { leave, stay } = {}) {
  const error = make('p', { class: 'error', role: 'alert' });
  input.closest('.field')?.append(error);
  const show = async () => {
    input.checked = await hasPermission(permission);
  };
  const turn = async () => {
    error.textContent = '';
    const wanted = input.checked;
    if (!wanted) await leave?.();
    // A policy may forbid it without a question.
    const isDone = await (wanted ? askPermission(permission) : dropPermission(permission)).catch(isNotDone);
    if (!isDone && !wanted) await stay?.();
    if (!isDone) error.textContent = message(wanted ? 'permission_not_given' : 'permission_not_dropped');
    await show();
  };
  input.addEventListener('change', () => void turn());
  await show();
}

/** @param {unknown} thrown */
function isNotDone(thrown) {
  console.error(thrown);
  return false;
}
