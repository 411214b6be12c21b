// The administrator's settings → checked values. The browser checks types and bounds by
// `manifest/policy.schema.json`, but not every browser checks all of it, and a schema cannot say
// what an address or a host is. A value that does not fit is dropped by itself.

/** @import {Icon} from '../core/codes.js' */

/**
 * @typedef {object} Policy
 * @property {number} autoLockMinutesMax
 * @property {boolean} lockWhenSystemLocks
 * @property {number} minimumPasswordLength
 * @property {number} minimumPasswordStrength as rated by zxcvbn
 * @property {string} passwordHint
 * @property {boolean} allowPlaintextExport
 * @property {boolean} allowExport
 * @property {boolean} allowBackup
 * @property {boolean} offerRestore
 * @property {boolean} allowImport
 * @property {boolean} allowPasskeyUnlock
 * @property {boolean} allowRecoveryCode
 * @property {boolean} allowSync
 * @property {boolean} allowFill
 * @property {string[]} allowedFillHosts as browsers write them
 * @property {number} clipboardClearSeconds
 * @property {string} helpUrl
 * @property {string} helpLabel
 * @property {string} supportContact
 * @property {'ja' | 'en'} language
 * @property {IssuerIcon[]} preferredIssuerIcon
 *
 * @typedef {{issuer: string, icon: Icon}} IssuerIcon
 */

/**
 * Why a value was dropped; part of the key of its text.
 * @typedef {'unknown' | 'type' | 'range' | 'choice' | 'text' | 'address' | 'host' | 'icon'} Reason
 *
 * A value that was dropped. `name`: the setting's, with the place in a list.
 * @typedef {{name: string, reason: Reason}} Dropped
 */

/**
 * A check returns the value to use. Items of a list that do not fit are dropped by themselves.
 * @template T
 * @typedef {(value: unknown, drop: (at: number, reason: Reason) => void) => T} Check
 */

/** Icons that an entry can have. `general` shows a letter instead. @type {readonly Icon[]} */
export const ICONS = [
  'bank',
  'cloud',
  'government',
  'health',
  'mail',
  'pension',
  'school',
  'securities',
  'shop',
  'university',
  'vpn',
  'web',
  'work',
];

const MAX_ADDRESS = 2000;
const MAX_ITEMS = 1000;
/** Controls, and signs that change the direction of the text around them. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/u;

class Unfit extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @type {{[Name in keyof Policy]: Check<Policy[Name]>}} */
const CHECKS = {
  autoLockMinutesMax: within(1, 480),
  lockWhenSystemLocks: flag,
  minimumPasswordLength: within(8, 64),
  minimumPasswordStrength: within(0, 4),
  passwordHint: textOf(200),
  allowPlaintextExport: flag,
  allowExport: flag,
  allowBackup: flag,
  offerRestore: flag,
  allowImport: flag,
  allowPasskeyUnlock: flag,
  allowRecoveryCode: flag,
  allowSync: flag,
  allowFill: flag,
  allowedFillHosts: listOf(hostOf),
  clipboardClearSeconds: oneOf(0, 15, 30, 60),
  helpUrl: address,
  helpLabel: textOf(60),
  supportContact: textOf(200),
  language: oneOf('ja', 'en'),
  preferredIssuerIcon: listOf(issuerIcon),
};

/** The settings in the order in which they are shown. */
export const POLICY_NAMES = /** @type {(keyof Policy)[]} */ (Object.keys(CHECKS));

/**
 * @param {Record<string, unknown>} values as the browser gives them
 * @returns {{policy: Partial<Policy>, dropped: Dropped[]}}
 */
export function parsePolicy(values) {
  /** @type {Record<string, unknown>} */
  const policy = {};
  /** @type {Dropped[]} */
  const dropped = [];
  for (const [name, value] of Object.entries(values)) {
    const dropItem = (/** @type {number} */ at, /** @type {Reason} */ reason) =>
      dropped.push({ name: `${name}[${at}]`, reason });
    try {
      policy[name] = checkOf(name)(value, dropItem);
    } catch (thrown) {
      if (!(thrown instanceof Unfit)) throw thrown;
      dropped.push({ name, reason: thrown.reason });
    }
  }
  return { policy, dropped };
}

/**
 * @param {number} minutes that the user has chosen; 0: until the browser closes
 * @param {number | undefined} longest that the administrator allows
 */
export function limitMinutes(minutes, longest = minutes) {
  return minutes === 0 ? longest : Math.min(minutes, longest);
}

/** @param {string} name @returns {Check<unknown>} */
function checkOf(name) {
  if (!Object.hasOwn(CHECKS, name)) throw new Unfit('unknown');
  return CHECKS[/** @type {keyof Policy} */ (name)];
}

/** @param {unknown} value */
function flag(value) {
  if (typeof value !== 'boolean') throw new Unfit('type');
  return value;
}

/**
 * @param {number} least
 * @param {number} most
 * @returns {Check<number>}
 */
function within(least, most) {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw new Unfit('type');
    if (value < least || value > most) throw new Unfit('range');
    return value;
  };
}

/**
 * @template {string | number} T
 * @param {...T} choices
 * @returns {Check<T>}
 */
function oneOf(...choices) {
  return (value) => {
    if (typeof value !== typeof choices[0]) throw new Unfit('type');
    const choice = choices.find((one) => one === value);
    if (choice === undefined) throw new Unfit('choice');
    return choice;
  };
}

/**
 * One line of text.
 * @param {number} most characters
 * @returns {Check<string>}
 */
function textOf(most) {
  return (value) => {
    if (typeof value !== 'string') throw new Unfit('type');
    const text = value.trim();
    if (text === '' || [...text].length > most || UNSEEN.test(text)) throw new Unfit('text');
    return text;
  };
}

/** @param {unknown} value */
function address(value) {
  if (typeof value !== 'string') throw new Unfit('type');
  const url = value.length <= MAX_ADDRESS && URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new Unfit('address');
  return url.href;
}

/** The host as browsers write it. @param {unknown} value */
function hostOf(value) {
  if (typeof value !== 'string') throw new Unfit('type');
  const host = value.trim();
  // A port, a path, a user or a pattern is no part of a host.
  const isHost = /^(?:[^\s/?#@\\:*%[\]]+|\[[\da-f:.]+\])$/iu.test(host);
  const url = ['https:', '', host, ''].join('/');
  if (!isHost || !URL.canParse(url)) throw new Unfit('host');
  return new URL(url).hostname.replace(/\.$/u, '');
}

/** @param {unknown} value @returns {IssuerIcon} */
function issuerIcon(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit('type');
  const { issuer, icon } = /** @type {Partial<Record<string, unknown>>} */ (value);
  if (typeof icon !== 'string') throw new Unfit('type');
  const known = ICONS.find((one) => one === icon);
  if (known === undefined) throw new Unfit('icon');
  return { issuer: textOf(MAX_ADDRESS)(issuer, () => undefined), icon: known };
}

/**
 * @template T
 * @param {(item: unknown) => T} check
 * @returns {Check<T[]>}
 */
function listOf(check) {
  return (value, drop) => {
    if (!Array.isArray(value)) throw new Unfit('type');
    if (value.length > MAX_ITEMS) throw new Unfit('range');
    return value.flatMap((item, at) => {
      try {
        return [check(item)];
      } catch (thrown) {
        if (!(thrown instanceof Unfit)) throw thrown;
        drop(at, thrown.reason);
        return [];
      }
    });
  };
}
