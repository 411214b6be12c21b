// A vault from elsewhere neither weakens nor delays one's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add,
  disk,
  goInside,
  makeVault,
  putOnDisk,
  vaultOnDisk,
} from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { MASTER_PASSWORD } from '../support/member/member.js';

/** @import {TestContext} from 'node:test' */
/** @import {Inside} from '../support/browser/extension-modules.js' */

/** The lowest accepted cost, as on a machine that lacked memory. */
const LEAST = { memoryKib: 19_456, passes: 2, lanes: 1 };
const SALT = Array(16).fill(7);

/**
 * Seals a vault at a cost of the test's choice, as another program could.
 * @param {Inside} inside
 * @param {string} password
 * @param {{memoryKib: number, passes: number, lanes: number}} cost
 */
function sealAt({ page, modules }, password, cost) {
  return page.evaluate(
    async ({ core, loadPassword }, typed, paid, bytes) => {
      const { deriveKey } = await loadPassword();
      const question = { salt: new Uint8Array(bytes), ...paid };
      const key = deriveKey(new TextEncoder().encode(typed), question);
      const { id, sealed } = core.createVault('', question, key);
      return { id, sealed };
    },
    modules,
    password,
    cost,
    SALT,
  );
}

/** @param {Inside} inside @param {string} sealed */
function questionOf({ page, modules }, sealed) {
  return page.evaluate(
    ({ core }, one) => {
      const [question] = core.passwordQuestions([one]);
      return { ...question, salt: [...(question?.salt ?? [])] };
    },
    modules,
    sealed,
  );
}

/** @param {TestContext} context */
async function start(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  return goInside(launched);
}

test('a vault beside one of a low cost gets its own salt and a full cost', async (context) => {
  const inside = await start(context);
  const foreign = await sealAt(inside, 'somebody else’s', LEAST);
  const name = `vault-${foreign.id}`;
  await putOnDisk(inside.page, { [name]: { current: foreign.sealed, previous: null } });
  await makeVault(inside);
  const own = Object.entries(await disk(inside.page)).filter(([one]) => one !== name);
  const [stored] = own.map(([, one]) => /** @type {{current: string}} */ (one));
  const { salt, memoryKib, passes, lanes } = await questionOf(inside, stored?.current ?? '');
  assert.notDeepEqual(salt, SALT);
  assert.deepEqual({ memoryKib, lanes }, { memoryKib: 65_536, lanes: 4 });
  assert.ok(Number(passes) >= 3);

  // Each password still opens its own vault.
  const ids = await inside.page.evaluate(
    async ({ access, session }, passwords) => {
      const opened = [];
      for (const password of passwords) {
        await session.lock();
        await access.unlock({ way: 'password', password });
        opened.push((await session.readOpenSession()).id);
      }
      return opened;
    },
    inside.modules,
    ['somebody else’s', MASTER_PASSWORD],
  );
  assert.equal(ids[0], foreign.id);
  assert.notEqual(ids[1], foreign.id);
});

test('a change of the password raises a low cost', async (context) => {
  const inside = await start(context);
  const { id, sealed } = await sealAt(inside, MASTER_PASSWORD, LEAST);
  await putOnDisk(inside.page, { [`vault-${id}`]: { current: sealed, previous: null } });
  await inside.page.evaluate(
    async ({ access, change }, password) => {
      await access.unlock({ way: 'password', password });
      await change.changeMasterPassword({ way: 'password', password }, 'another long password');
    },
    inside.modules,
    MASTER_PASSWORD,
  );
  await add(inside, ['first']);
  const { kept } = await vaultOnDisk(inside.page);
  const { salt, memoryKib } = await questionOf(inside, String(kept.current));
  assert.notDeepEqual(salt, SALT);
  assert.equal(memoryKib, 65_536);
});

test('a vault whose cost would delay every unlocking is not put beside others', async (context) => {
  const inside = await start(context);
  const found = await inside.page.evaluate(({ core }) => {
    const sealed = [4_194_304, 4_194_304].map((work, at) => {
      const question = {
        salt: new Uint8Array(16).fill(at),
        memoryKib: work / 4,
        passes: 4,
        lanes: 1,
      };
      return core.createVault('', question, new Uint8Array(32)).sealed;
    });
    const tried = core.passwordQuestions(sealed).length;
    core.checkCosts(sealed.slice(0, 1));
    try {
      core.checkCosts(sealed);
      return { tried, code: '' };
    } catch (thrown) {
      return { tried, code: /** @type {{code: string}} */ (thrown).code };
    }
  }, inside.modules);
  assert.deepEqual(found, { tried: 1, code: 'kdf_too_costly' });
});
