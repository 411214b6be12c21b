// Errors as a person meets them: the text in `_locales` of each code.

import { message } from './texts.js';

/** @import {Refusal as Refused} from '../core/warifu.js' */

/**
 * The text that says what happened and what to do next.
 * @param {Refused} refused
 */
export function explain({ code, fields, values }) {
  const names = fields.map((field) => message(`field_${field}`)).join(message('list_separator'));
  return message(code, values.length > 0 ? values : [names]) || message('shell_unexpected');
}
