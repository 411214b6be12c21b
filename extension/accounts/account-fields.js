// The fields of the account form, and which of them each place shows.

/** @import {Kind} from '../core/codes.js' */

/**
 * A new account, an entry of the vault, or an account that was found without a name.
 * @typedef {'add' | 'edit' | 'found'} Place
 */
/**
 * @typedef {'secret' | 'issuer' | 'account' | 'icon' | 'groups' | 'note' | 'kind' | 'digits' |
 *   'period' | 'counter' | 'algorithm'} FieldName
 */

/**
 * @typedef {object} Choice
 * @property {string} value
 * @property {string} [key] the key of its text
 * @property {string} [text] its text in every language; the value if both are absent
 */

/**
 * @typedef {object} Field
 * @property {string} label the key of its text
 * @property {'text' | 'number' | 'lines' | 'choice' | 'icons' | 'groups'} control
 * @property {readonly Kind[]} [kinds] the kinds of code that have it; all if absent
 * @property {readonly Choice[]} [choices]
 * @property {Place} [requiredIn] the place where it must not be empty
 * @property {Partial<Record<Place, string>>} [hints] the key of the hint in each place
 * @property {Record<string, string>} [attributes] of the control
 */

/** @type {Record<FieldName, Field>} */
export const FIELDS = {
  secret: {
    label: 'field_secret',
    control: 'text',
    requiredIn: 'add',
    hints: { add: 'secret_hint' },
    attributes: { class: 'key', autocapitalize: 'off' },
  },
  issuer: { label: 'field_issuer', control: 'text', hints: { add: 'issuer_hint' } },
  account: { label: 'field_account', control: 'text', hints: { add: 'account_hint' } },
  icon: { label: 'field_icon', control: 'icons' },
  groups: { label: 'field_groups', control: 'groups', hints: { edit: 'groups_hint' } },
  note: { label: 'field_note', control: 'lines', hints: { edit: 'note_hint' } },
  kind: {
    label: 'field_kind',
    control: 'choice',
    choices: [
      { value: 'totp', key: 'kind_totp' },
      { value: 'hotp', key: 'kind_hotp' },
      { value: 'steam', key: 'kind_steam' },
    ],
    hints: { add: 'kind_hint' },
  },
  digits: {
    label: 'field_digits',
    control: 'choice',
    kinds: ['totp', 'hotp'],
    choices: ['6', '7', '8', '9', '10'].map((value) => ({ value })),
  },
  period: {
    label: 'field_period',
    control: 'number',
    kinds: ['totp'],
    hints: { add: 'period_hint' },
  },
  counter: {
    label: 'field_counter',
    control: 'number',
    kinds: ['hotp'],
    hints: { add: 'counter_hint' },
  },
  algorithm: {
    label: 'field_algorithm',
    control: 'choice',
    kinds: ['totp', 'hotp'],
    choices: [
      { value: 'SHA1', text: 'SHA-1' },
      { value: 'SHA256', text: 'SHA-256' },
      { value: 'SHA512', text: 'SHA-512' },
    ],
    hints: { add: 'algorithm_hint' },
  },
};

/** The numbers of digits that are in use; the others are offered on request. */
export const USUAL_DIGITS = ['6', '8'];

/**
 * @typedef {object} Layout
 * @property {string} prefix of the names and ids
 * @property {readonly (FieldName | readonly FieldName[])[]} shown in order; a list is a row
 * @property {readonly FieldName[]} folded the fields below "Details"
 * @property {string} warning the key of a text above the folded fields; empty for none
 * @property {boolean} hasFewDigits whether unusual numbers of digits are offered on request only
 * @property {boolean} hasIconNames whether the icons have visible names
 */

/** @type {Record<Place, Layout>} */
export const LAYOUTS = {
  add: {
    prefix: '',
    shown: ['secret', 'account', 'issuer', ['digits', 'period'], 'icon'],
    folded: ['kind', 'counter', 'algorithm'],
    warning: '',
    hasFewDigits: true,
    hasIconNames: true,
  },
  // The secret and the kind stay: with another secret it would be another entry.
  edit: {
    prefix: 'edit-',
    shown: ['issuer', 'account', 'icon', 'groups', 'note'],
    folded: ['digits', 'period', 'counter', 'algorithm'],
    warning: 'details_parameters_warning',
    hasFewDigits: false,
    hasIconNames: false,
  },
  // An account that was found without a name.
  found: {
    prefix: '',
    shown: ['account'],
    folded: [],
    warning: '',
    hasFewDigits: false,
    hasIconNames: false,
  },
};
