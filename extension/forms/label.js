// The label of a form's field.

import { message } from '../base/texts.js';
import { make } from './dom.js';

/**
 * A required field is marked for the eye. Screen readers get it from the control itself.
 * @param {string} id of the control
 * @param {string} key of its text
 * @param {boolean} isRequired
 */
export function makeLabel(id, key, isRequired) {
  const text = make('span', { 'data-text': key }, message(key));
  if (!isRequired) return make('label', { for: id }, text);
  const mark = { class: 'required', 'aria-hidden': 'true', 'data-text': 'required_mark' };
  return make('label', { for: id }, text, ' ', make('span', mark, message('required_mark')));
}
