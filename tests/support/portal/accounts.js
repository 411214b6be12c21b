// The members that the practice portal knows.

/**
 * @typedef {{ algorithm: 'SHA1' | 'SHA256' | 'SHA512', digits: number, period: number }} Policy
 *   period in seconds
 */

/** @typedef {{ name: string, password: string, policy?: Policy }} User */

/**
 * @typedef {object} Account
 * @property {string} name
 * @property {string} password
 * @property {string} issuer
 * @property {Policy} policy
 * @property {string | null} secret base32; null until a code has proved that the authenticator
 *   holds it
 * @property {number} lastStep the newest time step whose code was accepted, -1 before any
 * @property {string} deviceName
 */

export const ISSUER = 'わりふ健康保険組合';

/** @type {Readonly<Policy>} */
export const USUAL_POLICY = { algorithm: 'SHA1', digits: 6, period: 30 };

/** @type {readonly User[]} */
export const USERS = [
  { name: 'taro.yamada', password: 'renshu-taro' },
  {
    name: 'hanako.suzuki',
    password: 'renshu-hanako',
    policy: { algorithm: 'SHA256', digits: 8, period: 60 },
  },
];

/**
 * @param {User} user
 * @param {string} issuer
 * @returns {Account}
 */
export function openAccount({ name, password, policy = USUAL_POLICY }, issuer) {
  return { name, password, issuer, policy, secret: null, lastStep: -1, deviceName: '' };
}
