// One field of the account form: its label, its control, and the note for its hint or its error.

import { Account } from '../base/core.js';
import { make } from '../forms/dom.js';
import { makeEntryIcon } from '../forms/entry-icon.js';
import { makeLabel } from '../forms/label.js';
import { FIELDS, LAYOUTS } from './account-fields.js';

/** @import {Choice, Field, FieldName, Place} from './account-fields.js' */

/**
 * Texts are keys; `localise` fills them in. `data-kinds` holds the kinds of code that have it.
 * @param {FieldName} name
 * @param {Place} place
 */
export function makeField(name, place) {
  const field = FIELDS[name];
  const { prefix, hasIconNames } = LAYOUTS[place];
  const id = `${prefix}${name}`;
  const kinds = field.kinds === undefined ? {} : { 'data-kinds': field.kinds.join(' ') };
  if (field.control === 'icons') {
    const legend = make('legend', { 'data-text': field.label });
    return make('fieldset', { class: 'field' }, legend, makeIconChoices(id, hasIconNames));
  }
  const hint = field.hints?.[place];
  const isRequired = field.requiredIn === place;
  return make(
    'div',
    { class: 'field', ...kinds },
    makeLabel(id, field.label, isRequired),
    makeControl(field, {
      id,
      name: id,
      'aria-describedby': `${id}-note`,
      ...(isRequired ? { 'aria-required': 'true' } : {}),
    }),
    ...(field.control === 'groups' ? [makeGroupChoices(id)] : []),
    make('p', { id: `${id}-note`, class: 'note', ...(hint ? { 'data-hint-text': hint } : {}) }),
  );
}

/** @param {Choice} choice */
export function makeOption({ value, key, text = value }) {
  return make('option', { value, ...(key ? { 'data-text': key } : {}) }, text);
}

/**
 * @param {Field} field
 * @param {Record<string, string>} common
 */
function makeControl({ control, choices = [], attributes = {} }, common) {
  if (control === 'lines') return make('textarea', { rows: '2', ...common, ...attributes });
  if (control === 'choice') return make('select', common, ...choices.map(makeOption));
  const mode = control === 'number' ? { inputmode: 'numeric' } : {};
  return make('input', { type: 'text', ...mode, ...common, ...attributes });
}

/** @param {string} id of the field */
function makeGroupChoices(id) {
  const label = { role: 'group', 'data-label': 'groups_in_use' };
  return make('div', { id: `${id}-choices`, class: 'chips', hidden: '', ...label });
}

/**
 * @param {string} name
 * @param {boolean} hasNames
 */
function makeIconChoices(name, hasNames) {
  const choices = Account.icons().map((icon) => {
    const key = `icon_${icon}`;
    const label = hasNames ? {} : { 'data-label': key };
    const radio = make('input', { type: 'radio', name, value: icon, ...label });
    const picture = makeEntryIcon({ icon, issuer: '', account: '' });
    const text = hasNames ? [make('span', { 'data-text': key })] : [];
    return make('label', {}, radio, picture, ...text);
  });
  const style = hasNames ? 'icon-choices' : 'icon-choices compact';
  return make('div', { id: `${name}s`, class: style }, ...choices);
}
