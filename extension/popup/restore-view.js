// The view in place of the first use where a vault was lost: it leads to what brings it back.

import { element, showView, write } from '../forms/dom.js';
import { declineRestore, findTraces } from '../vault/former-vault.js';
import { readState } from '../vault/session.js';
import { drawWays } from './ways.js';

/** @import {Trace} from '../vault/former-vault.js' */
/** @import {Way} from './ways.js' */

export class RestoreView {
  #leaveFor;
  /** Whether the user goes on without restoring. */
  #isDeclined = false;

  /**
   * @param {object} callbacks
   * @param {() => void} callbacks.onDecline called when the user goes on without restoring
   * @param {(page: string) => void} callbacks.leaveFor
   */
  constructor({ onDecline, leaveFor }) {
    this.#leaveFor = leaveFor;
    element('#restore-anew').addEventListener('click', () => {
      this.#isDeclined = true;
      void declineRestore().finally(onDecline);
    });
  }

  /**
   * To be called when there is no vault. Right after a start of the browser it waits for the
   * administrator's settings, up to two seconds: a view that gives way to another one while the
   * user reads it would be worse.
   * @returns {Promise<boolean>} whether no other view is to be shown
   */
  async showIfWanted() {
    const traces = await findTraces();
    const [trace] = traces;
    // Another page has made or restored a vault meanwhile, and this window shows it.
    if ((await readState()) !== 'new') return true;
    if (trace === undefined || this.#isDeclined) return false;
    const [why, ways] = [element('#restore-why'), element('#restore-ways')];
    write(why, `restore_why_${trace}`);
    drawWays(ways, this.#leaveFor, waysFor(traces));
    ways.firstElementChild?.classList.add('first');
    showView('restore');
    element('#restore-title').focus();
    return true;
  }
}

/**
 * The likeliest one first.
 * @param {readonly Trace[]} traces
 * @returns {Way[]}
 */
function waysFor(traces) {
  /** @type {[Way, boolean][]} */
  const ways = [
    ['folder', traces.includes('folder')],
    ['sync', traces.includes('account')],
    ['backup', true],
    ['pc', true],
  ];
  return ways.flatMap(([way, isOffered]) => (isOffered ? [way] : []));
}
