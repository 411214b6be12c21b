// The facts about this installation, as rows of texts. Nothing here is secret: no name of a vault
// or an entry, and no address of a page.

import {
  declaredPermissions,
  diskUsage,
  extensionId,
  hasPermissions,
  versionName,
} from '../browser/browser.js';
import { POLICY_NAMES } from '../base/policy-values.js';
import { readPolicyReport } from '../base/policy.js';
import { message } from '../base/texts.js';
import { readVaults } from '../vault/store.js';
import { isReadable } from '../vault/stored-value.js';

/** @import {OptionalPermission} from '../browser/permissions.js' */
/** @import {StoredVault} from '../vault/stored-value.js' */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} value
 * @property {OptionalPermission} [probed] the permission that the browser can be asked about
 */

/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} title the key of its text
 * @property {string} [note] the key of its text
 * @property {Row[]} rows
 */

/**
 * The results of asking the browser, by permission.
 * @typedef {Map<OptionalPermission, 'grantable' | 'not_granted' | 'blocked'>} Probes
 */

/**
 * @param {Probes} probes
 * @returns {Promise<Section[]>}
 */
export async function readReport(probes) {
  const [program, policies, permissions, storage] = await Promise.all([
    readProgram(),
    readPolicies(),
    readPermissions(probes),
    readStorage(),
  ]);
  return [program, ...policies, permissions, storage];
}

/** @param {readonly Section[]} sections */
export function asText(sections) {
  const parts = sections.map(({ title, rows }) =>
    [`[${message(title)}]`, ...rows.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

/** @returns {Promise<Section>} */
async function readProgram() {
  // The build writes this file (scripts/content-hash.js).
  const hash = await fetch('/content-hash.txt').then((response) => response.text());
  return {
    id: 'program',
    title: 'status_program_title',
    rows: [
      { name: message('status_version'), value: versionName() },
      { name: message('status_build'), value: hash.trim() },
      { name: message('status_id'), value: extensionId() },
      { name: message('status_browser'), value: navigator.userAgent },
    ],
  };
}

/** @returns {Promise<Section[]>} */
async function readPolicies() {
  const { policy, dropped } = await readPolicyReport();
  const isAny = Object.keys(policy).length > 0;
  const user = message('status_policy_user');
  const rows = POLICY_NAMES.map((name) => ({
    name,
    value: name in policy ? JSON.stringify(policy[name]) : user,
  }));
  const lost = dropped.map(({ name, reason }) => ({
    name,
    value: message(`policy_dropped_${reason}`),
  }));
  const note = isAny ? 'status_policy_origin' : 'status_policy_none';
  return [
    { id: 'policy', title: 'status_policy_title', note, rows },
    ...(lost.length > 0 ? [{ id: 'dropped', title: 'status_dropped_title', rows: lost }] : []),
  ];
}

/** @param {Probes} probes @returns {Promise<Section>} */
async function readPermissions(probes) {
  const { required, optional } = declaredPermissions();
  const rows = optional.map(async (permission) => {
    if (await hasPermissions([permission]))
      return { name: permission, value: message('status_granted') };
    const probe = probes.get(permission);
    const value = probe === undefined ? message('permission_not_there') : message(`probe_${probe}`);
    return { name: permission, value, probed: permission };
  });
  return {
    id: 'permissions',
    title: 'settings_permissions_title',
    note: 'status_check_how',
    rows: [
      ...required.map((name) => ({ name, value: message('status_required') })),
      ...(await Promise.all(rows)),
    ],
  };
}

/** @returns {Promise<Section>} */
async function readStorage() {
  const [{ used, most }, vaults] = await Promise.all([diskUsage(), readVaults()]);
  const size = [used, most].map((bytes) => String(Math.ceil(bytes / 1024)));
  const rows = vaults.map((vault, at) => ({
    name: message('status_vault', [String(at + 1)]),
    value: message(healthOf(vault)),
  }));
  const none = { name: message('settings_vaults_title'), value: message('status_vault_none') };
  return {
    id: 'storage',
    title: 'status_storage_title',
    note: 'status_vault_limits',
    rows: [
      { name: message('status_storage_used'), value: message('status_storage_size', size) },
      ...(rows.length > 0 ? rows : [none]),
    ],
  };
}

/**
 * As far as it can be told without opening the vault.
 * @param {StoredVault} vault
 * @returns {string} the key of its text
 */
function healthOf({ current, previous, aside }) {
  if (aside !== undefined || !isReadable(current)) return 'status_vault_damaged';
  if (previous === null) return 'status_vault_single';
  return isReadable(previous) ? 'status_vault_whole' : 'status_vault_half';
}
