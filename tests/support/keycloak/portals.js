// The portals of these tests. Each is a realm of Keycloak, so that tests do not disturb each other.

import { ISSUER, passwordOf, realm } from './realm.js';

/** @import {Policy, Realm} from './realm.js' */
/** @import {Portal} from '../member/portal-visit.js' */

export const BUILDS = /** @type {const} */ (['chrome', 'edge']);
export const WAYS = /** @type {const} */ (['scanOnScreen', 'scanRegion', 'savePicture', 'typeKey']);

/** @typedef {{name: string, user: string, issuer: string, policy: Partial<Policy>}} Row */

/** @type {readonly (Pick<Row, 'name' | 'policy'> & Partial<Row>)[]} */
const ROWS = [
  { name: 'sha1-6-30', policy: {} },
  { name: 'sha256-6-30', policy: { otpPolicyAlgorithm: 'HmacSHA256' } },
  { name: 'sha512-6-30', policy: { otpPolicyAlgorithm: 'HmacSHA512' } },
  { name: 'sha1-8-30', policy: { otpPolicyDigits: 8 } },
  { name: 'sha1-6-60', policy: { otpPolicyPeriod: 60 } },
  {
    name: 'sha256-8-60',
    policy: { otpPolicyAlgorithm: 'HmacSHA256', otpPolicyDigits: 8, otpPolicyPeriod: 60 },
  },
  {
    name: 'sha512-8-60',
    policy: { otpPolicyAlgorithm: 'HmacSHA512', otpPolicyDigits: 8, otpPolicyPeriod: 60 },
  },
  { name: 'issuer', issuer: '山田 & 鈴木 健康保険組合', policy: {} },
  { name: 'user', user: 'taro+kenpo@example.jp', policy: {} },
];
export const POLICIES = ROWS.map((row) => ({ user: 'taro.yamada', issuer: ISSUER, ...row }));

/** Portals with counter-based codes. @type {readonly {name: string, policy: Partial<Policy>}[]} */
export const COUNTERS = [
  { name: 'hotp-sha1-6', policy: { otpPolicyType: 'hotp' } },
  {
    name: 'hotp-sha256-8',
    policy: {
      otpPolicyType: 'hotp',
      otpPolicyAlgorithm: 'HmacSHA256',
      otpPolicyDigits: 8,
      otpPolicyInitialCounter: 5,
    },
  },
];

/** The portal whose policy is incomplete. */
export const HALF_SET = 'half-set';
/** The portal where a code is valid long enough to be tried twice. */
export const TWICE = 'twice';
/** The portal in which the extension fills the fields. */
export const FILLED = 'filled';
/** The portal of the tests of ways, languages and other devices. */
export const KENPO = 'kenpo';
export const ENGLISH_USER = 'taro.english';
export const ELSEWHERE_USER = 'taro.elsewhere';

/** @param {(typeof BUILDS)[number]} build @param {(typeof WAYS)[number]} way */
export function userOf(build, way) {
  return `taro.${build}.${way}`.toLowerCase();
}

/**
 * @param {string} site where the portal's own pages are
 * @returns {Realm[]}
 */
export function realms(site) {
  const users = BUILDS.flatMap((build) => WAYS.map((way) => userOf(build, way)));
  return [
    realm({ name: KENPO, users: [...users, ENGLISH_USER], usersWithout: [ELSEWHERE_USER], site }),
    realm({ name: HALF_SET, users: ['taro.yamada'], site }),
    realm({
      name: TWICE,
      users: BUILDS.map((build) => `taro.${build}`),
      policy: { otpPolicyPeriod: 60 },
      site,
    }),
    realm({ name: FILLED, users: ['taro.yamada'], site }),
    ...COUNTERS.map(({ name, policy }) => realm({ name, users: ['taro.yamada'], policy, site })),
    ...POLICIES.map(({ name, user, issuer, policy }) =>
      realm({ name, users: [user], issuer, policy, site }),
    ),
  ];
}

/**
 * @param {string} site
 * @param {string} name the realm's
 * @param {string} user
 * @returns {Portal}
 */
export function portalOf(site, name, user) {
  return { url: `${site}/${name}`, accounts: [{ name: user, password: passwordOf(user) }] };
}
