// The schema of the settings that administrators make.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Node
 * @property {string} type
 * @property {string} [title]
 * @property {string} [description]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {(string | number)[]} [enum]
 * @property {Node} [items]
 * @property {Record<string, Node>} [properties]
 */

const path = join(import.meta.dirname, '..', '..', 'manifest', 'policy.schema.json');

/** @type {Node} */
export const schema = JSON.parse(readFileSync(path, 'utf8'));
