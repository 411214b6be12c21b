// The administrator's settings as they are now. Nothing keeps them: they arrive late and may change
// at any time, so every use asks the browser.

import { onManagedChanged, readManaged } from '../browser/managed.js';
import { parsePolicy } from './policy-values.js';
import { Refusal } from './refusal.js';

/** @import {Dropped, Policy} from './policy-values.js' */

/**
 * Settings that forbid something if they are false, with the refusal that says so.
 * @typedef {keyof typeof FORBIDDEN} Permission
 */
const FORBIDDEN = {
  allowPlaintextExport: 'managed_no_plaintext',
  allowExport: 'managed_no_export',
  allowBackup: 'managed_no_backup',
  allowImport: 'managed_no_import',
  allowPasskeyUnlock: 'managed_no_passkey',
  allowRecoveryCode: 'managed_no_recovery',
  allowSync: 'managed_no_sync',
};

/** Warnings that this page has given. @type {Set<string>} */
const warned = new Set();

/**
 * The settings that the administrator has made; the others are absent.
 * @returns {Promise<Partial<Policy>>}
 */
export async function readPolicy() {
  return (await readPolicyReport()).policy;
}

/** @returns {Promise<{policy: Partial<Policy>, dropped: Dropped[]}>} */
export async function readPolicyReport() {
  const report = parsePolicy(await readManaged());
  for (const { name, reason } of report.dropped) {
    const warning = `the administrator's setting ${name} is not used: ${reason}`;
    if (!warned.has(warning)) console.warn(warning);
    warned.add(warning);
  }
  return report;
}

/** @param {() => void} listener called when the administrator's settings have changed */
export function onPolicyChanged(listener) {
  onManagedChanged(listener);
}

/**
 * Throws if the administrator has forbidden one of these.
 * @param {...Permission} permissions
 */
export async function requireAllowed(...permissions) {
  const policy = await readPolicy();
  const forbidden = permissions.find((one) => policy[one] === false);
  if (forbidden !== undefined) throw new Refusal(FORBIDDEN[forbidden]);
}
