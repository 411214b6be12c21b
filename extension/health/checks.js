// All checks, in the order of their rows.

import { checkBackup, checkFolder } from './check-backup.js';
import { checkClock } from './check-clock.js';
import { checkStorage } from './check-storage.js';
import { checkSync } from './check-sync.js';
import { checkGenerations, checkVault } from './check-vault.js';
import { checkRecovery } from './check-ways.js';

/** @import {Facts, Finding} from './facts.js' */

/**
 * By the name of its row, whose title is `health_NAME_title`. `null`: there is nothing to check.
 * @type {Record<string, (facts: Facts) => Finding | null | Promise<Finding | null>>}
 */
const CHECKS = {
  vault: checkVault,
  generations: checkGenerations,
  backup: checkBackup,
  folder: checkFolder,
  sync: checkSync,
  recovery: checkRecovery,
  storage: checkStorage,
  clock: checkClock,
};

/**
 * @param {Facts} facts
 * @returns {Promise<{name: string, finding: Finding}[]>}
 */
export async function runChecks(facts) {
  const rows = await Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => ({ name, finding: await check(facts) })),
  );
  return rows.flatMap(({ name, finding }) => (finding === null ? [] : [{ name, finding }]));
}
