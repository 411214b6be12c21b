// How each type of setting is written in the registry, in words.

/** @import {Language, Schema} from './settings.js' */

const KINDS = {
  ja: {
    switch: 'REG_DWORD、0（false）か 1（true）',
    number: (/** @type {string} */ range) => `REG_DWORD、${range}`,
    text: 'REG_SZ',
    choice: (/** @type {string} */ range) => `REG_SZ、${range}`,
    list: 'キー（値の名前は 1、2、3…、REG_SZ）、または JSON の REG_SZ',
    objects: 'JSON の REG_SZ',
    or: ' か ',
    to: '～',
  },
  en: {
    switch: 'REG_DWORD, 0 (false) or 1 (true)',
    number: (/** @type {string} */ range) => `REG_DWORD, ${range}`,
    text: 'REG_SZ',
    choice: (/** @type {string} */ range) => `REG_SZ, ${range}`,
    list: 'a key with REG_SZ values named 1, 2, 3 …, or JSON as REG_SZ',
    objects: 'JSON as REG_SZ',
    or: ' or ',
    to: ' to ',
  },
};

/** @param {Schema} schema @param {Language} language */
export function kindOf(schema, language) {
  const kinds = KINDS[language];
  switch (schema.type) {
    case 'boolean':
      return kinds.switch;
    case 'integer':
      return kinds.number(rangeOf(schema, language));
    case 'array':
      return schema.items?.type === 'string' ? kinds.list : kinds.objects;
    default:
      return schema.enum === undefined ? kinds.text : kinds.choice(rangeOf(schema, language));
  }
}

/** The allowed values in words. @param {Schema} schema @param {Language} language */
export function rangeOf({ enum: choices, minimum, maximum }, language) {
  const { or, to } = KINDS[language];
  if (choices !== undefined) return choices.join(or);
  return `${minimum}${to}${maximum}`;
}
