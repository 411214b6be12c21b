// A backup on a file system of 1 MB that runs full: the file that is there stays whole, the user is
// told, and the copy is made once there is room. A file system is mounted over the folder in which
// the browser keeps the files of the folder for backups.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside, look, makeVault, unlock } from '../support/browser/extension-modules.js';
import { launch } from '../support/browser/launch.js';
import { noSmallDisk, smallDisk } from '../support/browser/small-disk.js';
import { until } from '../support/browser/until.js';
import { copiesOf, filesIn, namesOf, useFolder } from '../support/member/backup-folder.js';

/** @import {Inside} from '../support/browser/extension-modules.js' */

/** Where Chromium keeps the content of the extension's files (OPFS), within the profile. */
const FILES = 'Default/File System/000/t/00';
/** So many entries with the longest note make a vault of some 120 KB. */
const MANY = 40;
const NOTE = 'あいうえおかきくけこ'.repeat(100);

test(
  'a full disk is told, and the backup that is there stays',
  { skip: noSmallDisk() },
  async (context) => {
    const profile = mkdtempSync(join(tmpdir(), 'warifu-full-'));
    let launched = await launch('chrome', { profile, modules: true });
    context.after(async () => {
      await launched.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });
    let inside = await goInside(launched, EMPTY_PAGE);
    await makeVault(inside);
    await useFolder(inside);
    await launched.close();
    const wrapper = smallDisk(context, join(profile, FILES));
    launched = await launch('chrome', { profile, modules: true, wrapper });
    inside = await goInside(launched, EMPTY_PAGE);
    await unlock(inside);
    const { current } = await namesOf(inside);

    // Each change adds as much again, until a copy has no room beside the others.
    let rounds = 0;
    for (; (await copiesOf(inside)).folder?.problem === null; rounds += 1) {
      assert.ok(rounds < 10, 'the disk runs full');
      await addMany(inside, `round ${rounds}`);
      const { generation } = await look(inside);
      await until(async () => {
        const { folder, proven } = await copiesOf(inside);
        return folder?.problem !== null || proven?.generation === generation;
      });
    }
    assert.ok(rounds > 1, 'the first copies have room');
    const { folder, state, added } = await copiesOf(inside);
    assert.equal(folder?.problem, 'folder_full');
    assert.deepEqual({ state, added }, { state: 'outdated', added: MANY });
    const kept = (await filesIn(inside))[current];
    assert.ok(typeof kept === 'object', 'the file opens');
    assert.equal(kept.accounts.length, MANY * (rounds - 1));
    context.diagnostic(`full after ${rounds} rounds`);

    // The vault itself is on another disk and was changed. It shrinks, and the copy has room again.
    assert.equal((await look(inside)).names.length, MANY * rounds);
    await removeNotes(inside);
    await until(async () => (await copiesOf(inside)).folder?.problem === null);
    assert.equal((await copiesOf(inside)).state, 'good');
  },
);

/** @param {Inside} inside @param {string} prefix */
function addMany({ page, modules }, prefix) {
  return page.evaluate(
    async ({ core, session }, name, many, note) => {
      await session.changeVault((vault) => {
        for (let at = 0; at < many; at += 1) {
          const fields = { account: `${name}, ${at}` };
          const made = core.Account.fromForm({ secret: 'JBSWY3DPEHPK3PXP', kind: 'totp', fields });
          vault.add(made);
          made.free();
        }
        for (const { id } of vault.entries()) vault.edit(id, { note });
      });
    },
    modules,
    prefix,
    MANY,
    NOTE,
  );
}

/** Removes all notes. @param {Inside} inside */
function removeNotes({ page, modules }) {
  return page.evaluate(async ({ session }) => {
    await session.changeVault((vault) => {
      for (const { id } of vault.entries()) vault.edit(id, { note: '' });
    });
  }, modules);
}
