// The permission that locking with the system's screen needs.

import { hasPermissions, requestPermissions } from '../browser/browser.js';
import { readPolicy } from '../base/policy.js';

/**
 * Asks for the permission if the administrator wants the vault to lock with the screen. Call it
 * from a press. The browser has no warning for this permission, and usually asks no question.
 */
export async function askToLockWithSystem() {
  const { lockWhenSystemLocks } = await readPolicy();
  if (lockWhenSystemLocks === true && !(await hasPermissions(['idle'])))
    await requestPermissions(['idle']);
}
