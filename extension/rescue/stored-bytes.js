// The bytes of a stored value, for a file.

import { toFile } from '../base/core.js';

/**
 * The bytes of a sealed vault. Anything else as it is stored: text in UTF-8, other values as JSON.
 * @param {unknown} value
 */
export function bytesOf(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  try {
    return toFile(text);
  } catch {
    return new TextEncoder().encode(text);
  }
}
