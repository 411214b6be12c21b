/** @import {Policy} from './otp.js' */

/**
 * A person the portal lets in. `issuer` and `policy` default to the portal's.
 * @typedef {{ name: string, password: string, issuer?: string, policy?: Policy }} User
 */

/**
 * A user with what the portal has learnt about them.
 * @typedef {object} Account
 * @property {string} name
 * @property {string} password
 * @property {string} issuer
 * @property {Policy} policy
 * @property {string | null} secret base32; null until a code has proved that the authenticator holds it
 * @property {string | null} offeredSecret base32; the newest one that a set-up page was given
 * @property {number} lastStep the newest time step whose code was accepted, -1 before any
 * @property {string} deviceName
 */

export const defaultIssuer = 'わりふ健康保険組合';

/** @type {Readonly<Policy>} */
export const defaultPolicy = { algorithm: 'SHA1', digits: 6, period: 30 };

/** @type {readonly User[]} */
export const defaultUsers = [
  { name: 'taro.yamada', password: 'renshu-taro' },
  {
    name: 'hanako.suzuki',
    password: 'renshu-hanako',
    policy: { algorithm: 'SHA256', digits: 8, period: 60 },
  },
  {
    name: 'jiro.sato',
    password: 'renshu-jiro',
    policy: { algorithm: 'SHA512', digits: 6, period: 30 },
  },
];

/**
 * @param {readonly User[]} users
 * @param {string} issuer
 * @param {Policy} policy
 * @returns {Account[]}
 * @throws {Error} when two users share a name: the second could never log in
 */
export function openAccounts(users, issuer, policy) {
  const names = new Set(users.map((user) => user.name));
  if (names.size !== users.length) throw new Error('two practice users share a name');
  return users.map((user) => ({
    name: user.name,
    password: user.password,
    issuer: user.issuer ?? issuer,
    policy: { ...(user.policy ?? policy) },
    secret: null,
    offeredSecret: null,
    lastStep: -1,
    deviceName: '',
  }));
}
