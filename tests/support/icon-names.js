// The names of the entries' icons, by the types that the codes module's build generates.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const types = join(import.meta.dirname, '..', '..', 'extension', 'core', 'codes.d.ts');

/** @returns {string[]} */
export function iconNames() {
  const [, names = ''] = /^export type Icon = (.+);$/mu.exec(readFileSync(types, 'utf8')) ?? [];
  return [...names.matchAll(/"(\w+)"/gu)].map(([, name = '']) => name);
}
