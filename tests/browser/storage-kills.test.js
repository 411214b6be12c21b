// Kills the browser during writes, twenty times. Acknowledged writes survive, and no vault is torn.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  goInside,
  look,
  makeVault,
  unlock,
  vaultOnDisk,
} from '../support/browser/extension-modules.js';
import { kill } from '../support/browser/kill.js';
import { launch } from '../support/browser/launch.js';

/** @import {Browser} from 'puppeteer-core' */
/** @import {Inside, Modules} from '../support/browser/extension-modules.js' */

const ROUNDS = 20;
/** Makes a write so long that the browser hands it to the system in several pieces. */
const FILLING = 500;
/** More writes than the browser's database takes before it begins another file. */
const MOST_WRITES = 40;

/**
 * The stage of a write: the open vault was changed; the browser was asked to store it; the browser
 * has acknowledged it, and
 * the next write begins.
 */
const STAGES = /** @type {const} */ (['changed', 'handed over', 'acknowledged']);

/** @typedef {(typeof STAGES)[number]} Stage */
/** @typedef {{stage: Stage, number: number}} Moment `number` is the write's, within its round */

test('acknowledged writes survive the end of the browser, and no vault is torn', async (context) => {
  const seed = Number(process.env['WARIFU_SEED'] ?? randomInt(2 ** 31));
  context.diagnostic(`WARIFU_SEED=${seed} draws the same moments again`);
  const draw = generator(seed);
  const profile = mkdtempSync(join(tmpdir(), 'warifu-killed-'));
  const outcomes = new Map(STAGES.map((stage) => [stage, { kills: 0, inFlight: 0 }]));

  let launched = await launch('chrome', { profile, modules: true });
  // Also if a round fails, so that no browser is left running.
  context.after(async () => {
    await launched.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  let inside = await goInside(launched);
  await makeVault(inside);
  let expected = await fill(inside);
  for (let round = 0; round < ROUNDS; round += 1) {
    const moment = { stage: STAGES[draw(STAGES.length)] ?? 'changed', number: draw(MOST_WRITES) };
    const prefix = `round ${round}, write `;
    const acknowledged = await writeUntilKilled(launched.browser, inside, prefix, moment);
    assert.ok(
      acknowledged >= moment.number,
      `${moment.number} writes were acknowledged before that moment`,
    );

    launched = await launch('chrome', { profile, modules: true });
    inside = await goInside(launched);
    await unlock(inside);
    const { names } = await look(inside);
    const written = Array.from({ length: acknowledged }, (_, number) => prefix + number);
    const certain = [...expected, ...written];
    assert.deepEqual(names.slice(0, certain.length), certain, 'what was acknowledged is there');
    const inFlight = names.slice(certain.length);
    const possible = [prefix + acknowledged, prefix + (acknowledged + 1)];
    const expectedInFlight = possible.slice(0, inFlight.length);
    assert.deepEqual(inFlight, expectedInFlight, 'one not yet acknowledged, and the next one');
    await assertWhole(inside, names.length);
    const outcome = outcomes.get(moment.stage);
    assert.ok(outcome);
    outcome.kills += 1;
    outcome.inFlight += inFlight.length;
    expected = names;
  }
  for (const [stage, { kills, inFlight }] of outcomes) {
    context.diagnostic(
      `killed when a write was ${stage}: ${kills} times; the write in flight was there: ${inFlight}`,
    );
  }
});

/**
 * @param {Inside} inside
 * @returns {Promise<string[]>} the names
 */
function fill({ page, modules }) {
  return page.evaluate(
    async ({ core, session }, names) => {
      await session.changeVault((vault) => {
        for (const account of names) {
          const made = core.Account.fromForm({
            secret: 'JBSWY3DPEHPK3PXP',
            kind: 'totp',
            fields: { account },
          });
          vault.add(made);
          made.free();
        }
      });
      return names;
    },
    modules,
    Array.from({ length: FILLING }, (_, index) => `filling ${index}`),
  );
}

/**
 * @param {Browser} browser
 * @param {Inside} inside
 * @param {string} prefix of the names
 * @param {Moment} moment
 * @returns {Promise<number>} how many writes were acknowledged
 */
async function writeUntilKilled(browser, { page, modules }, prefix, moment) {
  let acknowledged = 0;
  /** @type {Promise<void> | undefined} */
  let killed;
  await page.exposeFunction('tell', (/** @type {Stage} */ stage, /** @type {number} */ number) => {
    // Acknowledgements that were sent before the end count, even if they are read later.
    if (stage === 'acknowledged') acknowledged = number + 1;
    if (stage === moment.stage && number === moment.number) killed = kill(browser);
  });
  await assert.rejects(page.evaluate(writeForEver, modules, prefix), /Target closed/u);
  assert.ok(killed, 'the page ended by itself');
  await killed;
  return acknowledged;
}

/**
 * Runs in the page, and writes without end. Each write begins while the test is notified of the
 * last one, and waits for
 * that notification. So at most two writes are unknown to the test.
 * @param {Modules} modules
 * @param {string} prefix
 * @returns {Promise<never>}
 */
async function writeForEver({ core, session }, prefix) {
  const { tell } = /** @type {{tell: (stage: Stage, number: number) => Promise<void>}} */ (
    /** @type {unknown} */ (globalThis)
  );
  const disk = /** @type {{set: (items: Record<string, unknown>) => Promise<void>}} */ (
    chrome.storage.local
  );
  const set = disk.set.bind(disk);
  let number = 0;
  disk.set = (items) => {
    const writing = set(items);
    void tell('handed over', number);
    return writing;
  };
  let heard = Promise.resolve();
  for (; ; number += 1) {
    const account = prefix + number;
    const made = core.Account.fromForm({
      secret: 'JBSWY3DPEHPK3PXP',
      kind: 'totp',
      fields: { account },
    });
    const writing = session.changeVault((vault) => {
      vault.add(made);
      void tell('changed', number);
    });
    await heard;
    await writing;
    made.free();
    heard = tell('acknowledged', number);
  }
}

/**
 * Checks that both generations can be read and follow each other.
 * @param {Inside} inside
 * @param {number} entries
 */
async function assertWhole({ page, modules }, entries) {
  const { kept } = await vaultOnDisk(page);
  const [current, previous] = await page.evaluate(
    async ({ core, session }, texts) => {
      const { key } = await session.readOpenSession();
      return texts.map((text) => {
        const vault = core.OpenVault.open(String(text), key);
        const seen = { entries: vault.entries().length, generation: vault.generation() };
        vault.free();
        return seen;
      });
    },
    modules,
    [kept.current, kept.previous],
  );
  assert.ok(current && previous);
  assert.equal(current.entries, entries);
  assert.equal(current.generation, previous.generation + 1);
}

/**
 * Numbers below a bound, the same for the same seed (a linear congruential generator; Knuth, MMIX).
 * @param {number} seed
 * @returns {(bound: number) => number}
 */
function generator(seed) {
  let state = BigInt(seed);
  return (bound) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 33n) % BigInt(bound));
  };
}
