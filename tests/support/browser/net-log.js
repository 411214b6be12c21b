// The browser's own log of its network, which has the requests of every process.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @import {TestContext} from 'node:test' */

/**
 * No name leads to an address, so that no answer causes further requests. The requests themselves
 * have their names in the log.
 */
const NO_NAMES = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const LOOKED_UP_IN_VAIN = /^https?:\/\/~notfound$/u;

/**
 * @typedef {object} Event
 * @property {number} type
 * @property {{url?: string, host?: string, initiator?: string, address_list?: string[]}} [params]
 */

/**
 * @typedef {object} Contact
 * @property {string} address that was requested, or the name that was looked up
 * @property {string} initiator the origin that asked for it; empty if the browser itself did
 */

/**
 * The switches for a browser that keeps the log, and a function that reads it after that browser
 * has ended.
 * @param {Pick<TestContext, 'after'>} context
 */
export function netLog(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-net-log-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'log.json');
  return { args: [`--log-net-log=${file}`, NO_NAMES], contacts: () => contactsIn(file) };
}

/** @param {string} file @returns {Contact[]} */
function contactsIn(file) {
  /** @type {{constants: {logEventTypes: Record<string, number>}, events: Event[]}} */
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8'));
  const { URL_REQUEST_START_JOB: request, HOST_RESOLVER_MANAGER_REQUEST: lookUp } =
    constants.logEventTypes;
  if (request === undefined || lookUp === undefined) throw new Error('the log has other events');
  return events.flatMap(({ type, params }) => {
    const address = { [request]: params?.url, [lookUp]: params?.host }[type];
    if (address === undefined || LOOKED_UP_IN_VAIN.test(address)) return [];
    return [{ address, initiator: params?.initiator ?? '' }];
  });
}
