// A realm as Keycloak imports it: a society's portal with its policy of one-time passwords, and its
// members.

/**
 * @typedef {object} Policy Keycloak's "OTP policy" of a realm, which must be complete
 * @property {'totp' | 'hotp'} otpPolicyType
 * @property {'HmacSHA1' | 'HmacSHA256' | 'HmacSHA512'} otpPolicyAlgorithm
 * @property {number} otpPolicyDigits
 * @property {number} otpPolicyPeriod
 * @property {number} otpPolicyInitialCounter
 * @property {number} otpPolicyLookAheadWindow how many steps before and after the present one are
 *   accepted
 * @property {boolean} otpPolicyCodeReusable
 */

/** @typedef {{realm: string, displayName: string} & Policy & Record<string, unknown>} Realm */

export const CLIENT = 'member-page';
export const ISSUER = 'わりふ健康保険組合';

/** Only the present code is accepted, and only once. @type {Policy} */
export const STRICT = {
  otpPolicyType: 'totp',
  otpPolicyAlgorithm: 'HmacSHA1',
  otpPolicyDigits: 6,
  otpPolicyPeriod: 30,
  otpPolicyInitialCounter: 0,
  otpPolicyLookAheadWindow: 0,
  otpPolicyCodeReusable: false,
};

/** @param {string} user */
export function passwordOf(user) {
  return `renshu-${user}`;
}

/**
 * @param {object} options
 * @param {string} options.name
 * @param {readonly string[]} options.users each must set up a one-time password
 * @param {readonly string[]} [options.usersWithout] these need not
 * @param {string} [options.issuer]
 * @param {Partial<Policy>} [options.policy] what differs from the strict one
 * @param {string} options.site where the portal's own pages are
 * @returns {Realm}
 */
export function realm({ name, users, usersWithout = [], issuer = ISSUER, policy = {}, site }) {
  return {
    realm: name,
    displayName: issuer,
    enabled: true,
    sslRequired: 'none',
    internationalizationEnabled: true,
    supportedLocales: ['ja', 'en'],
    defaultLocale: 'ja',
    ...STRICT,
    ...policy,
    clients: [
      {
        clientId: CLIENT,
        publicClient: true,
        standardFlowEnabled: true,
        redirectUris: [`${site}/*`],
        attributes: { 'post.logout.redirect.uris': `${site}/*` },
      },
    ],
    users: [
      ...users.map((user) => member(user, ['CONFIGURE_TOTP'])),
      ...usersWithout.map((user) => member(user, [])),
    ],
  };
}

/**
 * @param {string} username
 * @param {string[]} requiredActions
 */
function member(username, requiredActions) {
  return {
    username,
    // If any of these is missing, Keycloak inserts a page that asks for it.
    email: username.includes('@') ? username : `${username}@example.jp`,
    emailVerified: true,
    firstName: '太郎',
    lastName: '山田',
    enabled: true,
    credentials: [{ type: 'password', value: passwordOf(username), temporary: false }],
    requiredActions,
  };
}
