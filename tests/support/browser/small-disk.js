// A file system of 1 MB in the place of one of the browser's folders, so that it runs full. A file
// system in an image can only be mounted by root.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @import {TestContext} from 'node:test' */

const WRAPPER = join(import.meta.dirname, 'chromium-on-small-disk');
const BLOCKS_OF_1_KB = '1024';

/**
 * For `BrowserOptions.wrapper`. The file system has the folder's files.
 * @param {Pick<TestContext, 'after'>} context removes the image at its end
 * @param {string} over the folder
 */
export function smallDisk(context, over) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-disk-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const image = join(folder, 'image');
  // With few inodes and no journal or reserve, nearly all of it is for files.
  const options = ['-q', '-F', '-t', 'ext2', '-m', '0', '-N', '64', '-d', over];
  const { status, stderr, error } = spawnSync('mke2fs', [...options, image, BLOCKS_OF_1_KB], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
  });
  if (status !== 0) throw new Error(error?.message ?? stderr);
  return { path: WRAPPER, env: { DISK: image, OVER: over } };
}

/**
 * For the option `skip` of a test: the reason if this machine permits no such mount.
 * @returns {string | false}
 */
export function noSmallDisk() {
  /** @type {(() => void)[]} */
  const after = [];
  const over = mkdtempSync(join(tmpdir(), 'warifu-over-'));
  try {
    mkdirSync(join(over, 'empty'));
    const { path, env } = smallDisk(
      { after: (act) => after.push(/** @type {() => void} */ (act)) },
      over,
    );
    const all = { ...process.env, ...env, CHROMIUM: 'true' };
    const { status, stderr, error } = spawnSync(path, [], { env: all, encoding: 'utf8' });
    return status === 0
      ? false
      : `no file system can be mounted: ${error?.message ?? stderr.trim()}`;
  } catch (error) {
    return `no file system can be made: ${String(error)}`;
  } finally {
    for (const act of after) act();
    rmSync(over, { recursive: true });
  }
}
