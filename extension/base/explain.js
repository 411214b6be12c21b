// The texts of errors.

import { message } from './texts.js';

/** @import {Refused} from './refusal.js' */

/**
 * The text in `_locales` of a refusal's code: the event, and the next step for the user.
 * @param {Refused} refused
 */
export function explain({ code, fields, values }) {
  const names = fields.map((field) => message(`field_${field}`)).join(message('list_separator'));
  return message(code, values.length > 0 ? values : [names]) || message('shell_unexpected');
}
