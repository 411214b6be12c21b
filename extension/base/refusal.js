// Errors: a code, the fields it is about, and the values that its text quotes.

/**
 * An error that was foreseen. The cores throw plain objects of this shape.
 * @typedef {object} Refused
 * @property {string} code the key of its text in `_locales`
 * @property {string[]} fields the form fields it is about
 * @property {string[]} values for the placeholders of its text, in their order
 */

/** A refusal that the shell itself makes. */
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
 * The thrown value as a refusal. An unforeseen error is logged to the console.
 * @param {unknown} thrown
 * @returns {Refused}
 */
export function asRefusal(thrown) {
  if (isRefused(thrown)) return thrown;
  console.error(thrown);
  return new Refusal('shell_unexpected', { cause: thrown });
}

/**
 * A refusal for another context: a message keeps nothing of an error but its text.
 * @param {unknown} thrown
 * @returns {Refused}
 */
export function asPlainRefusal(thrown) {
  const { code, fields, values } = asRefusal(thrown);
  return { code, fields, values };
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
