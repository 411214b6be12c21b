// The sudden end of a browser.

import assert from 'node:assert/strict';
import { once } from 'node:events';

/** @import {Browser} from 'puppeteer-core' */

/**
 * Kills all processes of the browser at once, like a crash of the system, except that the system's
 * write cache survives.
 * @param {Browser} browser
 */
export async function kill(browser) {
  const leader = browser.process();
  assert.ok(leader?.pid);
  const gone = once(leader, 'exit');
  // Puppeteer starts the browser as the leader of a process group.
  process.kill(-leader.pid, 'SIGKILL');
  await gone;
}
