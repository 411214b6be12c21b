// The settings of managed storage with their texts in both languages and an example of each.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'ja' | 'en'} Language
 * @typedef {{title: string, description: string}} Texts
 * @typedef {{
 *   type: 'integer' | 'boolean' | 'string' | 'array',
 *   minimum?: number,
 *   maximum?: number,
 *   enum?: (number | string)[],
 *   items?: {type: string},
 * }} Schema
 * @typedef {string | number | boolean | string[] | Record<string, string>[]} Value
 * @typedef {{key: string, schema: Schema, texts: Record<Language, Texts>, example: Value}} Setting
 */

const folder = join(import.meta.dirname, '..', '..', 'manifest');

/** @returns {Setting[]} in the schema's order */
export function settings() {
  const { properties } = /** @type {{properties: Record<string, Schema & Texts>}} */ (
    read('policy.schema.json')
  );
  const japanese = /** @type {Record<string, Texts>} */ (read('policy.ja.json'));
  const examples = /** @type {Record<string, Value>} */ (read('policy.example.json'));
  return Object.entries(properties).map(([key, { title, description, ...schema }]) => ({
    key,
    schema,
    texts: { ja: own(japanese, key), en: { title, description } },
    example: own(examples, key),
  }));
}

/** @param {string} name @returns {unknown} */
function read(name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

/** @template Value @param {Record<string, Value>} values @param {string} key */
function own(values, key) {
  const value = values[key];
  if (value === undefined) throw new Error(`manifest/ has no text or example for ${key}`);
  return value;
}
