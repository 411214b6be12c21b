// Errors: a code, the fields it is about, what its text quotes.

/** @import {Refusal as Refused} from '../core/warifu.js' */

/** A refusal of the shell's own. Those of the core are plain objects of the same shape. */
export class Refusal extends Error {
  /**
   * @param {string} code the key of its text
   * @param {{fields?: string[], values?: string[], cause?: unknown}} [more]
   */
  constructor(code, { fields = [], values = [], cause } = {}) {
    super(code, { cause });
    this.code = code;
    this.fields = fields;
    this.values = values;
  }
}

/**
 * What was thrown, as a refusal. What nobody foresaw goes to the console.
 * @param {unknown} thrown
 * @returns {Refused}
 */
export function asRefusal(thrown) {
  if (isRefused(thrown)) return thrown;
  console.error(thrown);
  return new Refusal('shell_unexpected', { cause: thrown });
}

/**
 * @param {unknown} thrown
 * @returns {thrown is Refused}
 */
function isRefused(thrown) {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    'fields' in thrown &&
    'values' in thrown
  );
}
