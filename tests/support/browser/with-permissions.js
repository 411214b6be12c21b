// The built extension with optional permissions granted from the start, because no test can answer
// the browser's prompt.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWithModules } from './build-with-modules.js';

/** @import {TestContext} from 'node:test' */

/**
 * @param {Pick<TestContext, 'after'>} context
 * @param {...string} permissions
 * @returns {string} its folder
 */
export function granted(context, ...permissions) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-granted-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const built = buildWithModules('chrome');
  cpSync(built, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
  const optional = manifest.optional_permissions.filter(
    (/** @type {string} */ one) => !permissions.includes(one),
  );
  const changed = {
    ...manifest,
    permissions: [...manifest.permissions, ...permissions],
    optional_permissions: optional,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(changed));
  return folder;
}
