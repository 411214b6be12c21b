// Kills the browser during changes while a folder has the backup. After each of ten kills the file
// there opens, and holds every acknowledged change but at most the last.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside, look, makeVault, unlock } from '../support/browser/extension-modules.js';
import { kill } from '../support/browser/kill.js';
import { launch } from '../support/browser/launch.js';
import { until } from '../support/browser/until.js';
import {
  copiesOf,
  filesIn,
  inBackground,
  keepFiles,
  namesOf,
  useFolder,
} from '../support/member/backup-folder.js';

/** @import {Inside, Modules} from '../support/browser/extension-modules.js' */
/** @import {Own} from '../support/browser/launch.js' */

const ROUNDS = 10;
const MOST_CHANGES = 4;

/**
 * When the browser is killed: when a change is acknowledged, when the copy of a change is begun,
 * when its bytes are there but not in their place, when they were put there.
 */
const STAGES = /** @type {const} */ (['acknowledged', 'opened', 'written', 'closed']);

/** @typedef {(typeof STAGES)[number]} Stage */

test('a kill at any moment leaves a file that opens and lacks at most one change', async (context) => {
  const profile = mkdtempSync(join(tmpdir(), 'warifu-backup-killed-'));
  let launched = await launch('chrome', { profile, modules: true });
  context.after(async () => {
    await launched.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  let inside = await goInside(launched, EMPTY_PAGE);
  await makeVault(inside);
  await useFolder(inside);
  /** @type {string[]} */
  let acknowledged = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const stage = STAGES[round % STAGES.length] ?? 'closed';
    const number = randomInt(MOST_CHANGES);
    const made = await changeUntilKilled(launched, inside, `round ${round},`, { stage, number });
    acknowledged = [...acknowledged, ...made];

    launched = await launch('chrome', { profile, modules: true });
    inside = await goInside(launched, EMPTY_PAGE);
    // As the kill has left them: unlocking brings the backup up to date.
    await keepFiles(inside);
    await unlock(inside);
    const kept = await filesIn(inside, { isKept: true });
    const { current, before } = await namesOf(inside);
    context.diagnostic(`killed when ${number} was ${stage}: ${Object.keys(kept).join()}`);
    // The browser's own file, into which it was writing.
    const others = Object.keys(kept).filter((name) => ![current, before].includes(name));
    assert.deepEqual(
      others.filter((name) => !name.endsWith('.crswap')),
      [],
    );
    for (const name of [current, before]) {
      if (name in kept) assert.equal(typeof kept[name], 'object', `${name} opens`);
    }
    const newest = kept[current];
    assert.ok(typeof newest === 'object', 'the file is there');
    const certain = acknowledged.slice(0, -1);
    assert.deepEqual(newest.accounts.slice(0, certain.length), certain, `at ${stage}`);

    const { names, generation } = await look(inside);
    assert.deepEqual(names.slice(0, acknowledged.length), acknowledged);
    await until(async () => (await copiesOf(inside)).proven?.generation === generation);
    acknowledged = names;
    const { folder, state } = await copiesOf(inside);
    assert.deepEqual([folder?.number, folder?.problem, state], [1, null, 'good']);
    assert.deepEqual(Object.keys(await filesIn(inside)).toSorted(), [before, current]);
  }
});

/**
 * @param {Own} launched
 * @param {Inside} inside
 * @param {string} prefix of the names
 * @param {{stage: Stage, number: number}} moment
 * @returns {Promise<string[]>} the acknowledged changes
 */
async function changeUntilKilled(launched, { page, modules }, prefix, moment) {
  let acknowledged = 0;
  /** @type {Promise<void> | undefined} */
  let killed;
  let copies = 0;
  await page.exposeFunction('tell', (/** @type {Stage} */ stage) => {
    if (stage === 'acknowledged') acknowledged += 1;
    if (stage === 'closed') copies += 1;
    const number = stage === 'acknowledged' ? acknowledged - 1 : copies;
    if (stage === moment.stage && number >= moment.number) killed ??= kill(launched.browser);
  });
  await page.evaluate(() => {
    const { tell } = /** @type {{tell: (stage: string) => Promise<void>}} */ (
      /** @type {unknown} */ (globalThis)
    );
    new BroadcastChannel('stages').addEventListener('message', ({ data }) => void tell(data));
  });
  await inBackground(launched, reportStages);
  await assert.rejects(page.evaluate(changeForEver, modules, prefix), /Target closed/u);
  assert.ok(killed, 'the page ended by itself');
  await killed;
  return Array.from({ length: acknowledged }, (_, number) => `${prefix} change ${number}`);
}

/** Runs in the background worker. */
function reportStages() {
  const channel = new BroadcastChannel('stages');
  const { createWritable } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createWritable = async function (...options) {
    channel.postMessage('opened');
    const stream = await createWritable.apply(this, options);
    const close = stream.close.bind(stream);
    stream.close = async () => {
      channel.postMessage('written');
      await close();
      channel.postMessage('closed');
    };
    return stream;
  };
}

/**
 * Runs in the page. Each change begins when the one before was acknowledged.
 * @param {Modules} modules
 * @param {string} prefix
 * @returns {Promise<never>}
 */
async function changeForEver({ core, session }, prefix) {
  const { tell } = /** @type {{tell: (stage: string) => Promise<void>}} */ (
    /** @type {unknown} */ (globalThis)
  );
  for (let number = 0; ; number += 1) {
    const account = `${prefix} change ${number}`;
    const made = core.Account.fromForm({
      secret: 'JBSWY3DPEHPK3PXP',
      kind: 'totp',
      fields: { account },
    });
    await session.changeVault((vault) => vault.add(made));
    made.free();
    void tell('acknowledged');
  }
}
