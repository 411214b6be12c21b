// Writes XML as lines of text.

/** @typedef {string[]} Lines */

export const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Lines} children
 * @returns {Lines}
 */
export function element(name, attributes, ...children) {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => pair(key, value))];
  const inner = children.flat();
  if (inner.length === 0) return [`<${start.join(' ')} />`];
  return [`<${start.join(' ')}>`, ...inner.map((line) => `  ${line}`), `</${name}>`];
}

/**
 * An element that contains text alone.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 * @returns {Lines}
 */
export function leaf(name, attributes, text) {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => pair(key, value))];
  return [`<${start.join(' ')}>${escaped(text)}</${name}>`];
}

/** @param {Lines} lines */
export function xmlFile(lines) {
  return `${[DECLARATION, ...lines].join('\n')}\n`;
}

/** @param {string} key @param {string | number} value */
function pair(key, value) {
  return `${key}="${escaped(String(value)).replaceAll('"', '&quot;')}"`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
