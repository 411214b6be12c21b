// Marks controls that the administrator decides: the control cannot be used, and says why.

import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { make, write } from './dom.js';

/** @import {Permission} from '../base/policy.js' */

/**
 * A link is hidden, because links cannot be disabled.
 * @typedef {HTMLButtonElement | HTMLInputElement | HTMLSelectElement | HTMLFieldSetElement
 *   | HTMLAnchorElement} Control
 */

/**
 * @param {Control} control has an id
 * @param {boolean} isFixed whether the administrator decides it
 * @param {[key: string, ...values: string[]]} [text] beside it; also shown without `isFixed` if it
 *   is given, for a control that is limited only
 */
export function showManaged(control, isFixed, text) {
  if (control instanceof HTMLAnchorElement) control.hidden = isFixed;
  else control.disabled = isFixed;
  const [key, ...values] = text ?? (isFixed ? ['managed_note'] : ['']);
  const note = noteOf(control);
  write(note, key, values);
  note.hidden = key === '';
  const ids = new Set((control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (key === '') ids.delete(note.id);
  else ids.add(note.id);
  if (ids.size === 0) control.removeAttribute('aria-describedby');
  else control.setAttribute('aria-describedby', [...ids].join(' '));
}

/**
 * Marks a control as long as the administrator forbids one of these.
 * @param {Control} control
 * @param {...Permission} permissions
 */
export function followForbidden(control, ...permissions) {
  const mark = async () => showManaged(control, isForbidden(await readPolicy(), permissions));
  onPolicyChanged(() => void mark());
  void mark();
}

/**
 * @param {Awaited<ReturnType<typeof readPolicy>>} policy
 * @param {readonly Permission[]} permissions
 */
export function isForbidden(policy, permissions) {
  return permissions.some((one) => policy[one] === false);
}

/** @param {Control} control */
function noteOf(control) {
  const id = `${control.id}-managed`;
  const made = document.getElementById(id);
  if (made !== null) return made;
  const note = make('p', { id, class: 'managed', hidden: '' });
  const field = control.closest('.field, .target');
  if (field === null) control.after(note);
  else field.append(note);
  return note;
}
