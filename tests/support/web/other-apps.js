// Writes files as other authenticators do, with the ciphers of Node.js: they are independent of the
// extension's.

import { createCipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';

/** @import {Given} from '../member/add-form.js' */

/**
 * @typedef {object} Kept an account of another app
 * @property {string} issuer
 * @property {string} account
 * @property {string} secret base32
 * @property {number} [digits]
 * @property {number} [period]
 * @property {string} [type]
 * @property {string} [note]
 * @property {boolean} [favorite]
 * @property {readonly string[]} [groups] names
 */

/**
 * Aegis, plain.
 * @param {readonly Kept[]} accounts
 * @returns {Given}
 */
export function aegisPlain(accounts) {
  return jsonFile('aegis-export-plain.json', {
    version: 1,
    header: { slots: null, params: null },
    db: databaseOf(accounts),
  });
}

/**
 * Aegis, encrypted: a random key seals the database, and the password's key (scrypt) seals that.
 * @param {readonly Kept[]} accounts
 * @param {string} password
 * @returns {Given}
 */
export function aegisEncrypted(accounts, password) {
  const master = randomBytes(32);
  const salt = randomBytes(32);
  const [n, r, p] = [4096, 8, 1];
  const slotKey = scryptSync(password, salt, 32, { N: n, r, p });
  const slot = seal(slotKey, master);
  const db = seal(master, Buffer.from(JSON.stringify(databaseOf(accounts))));
  return jsonFile('aegis-backup.json', {
    version: 1,
    header: {
      slots: [
        {
          type: 1,
          uuid: 'f6c1c6d1-0000-4000-8000-000000000000',
          key: slot.sealed.toString('hex'),
          key_params: slot.params,
          n,
          r,
          p,
          salt: salt.toString('hex'),
        },
      ],
      params: db.params,
    },
    db: db.sealed.toString('base64'),
  });
}

/**
 * The Chrome extension "Authenticator" with a password, in its second form: a random key seals each
 * secret, and OpenSSL's derivation (MD5) of the password seals that key.
 * @param {readonly Kept[]} accounts
 * @param {string} password
 * @returns {Given}
 */
export function authenticatorBackup(accounts, password) {
  const key = randomBytes(120).toString('hex');
  const entries = accounts.map(({ issuer, account, secret, digits = 6, period = 30 }, index) => {
    const hash = randomBytes(16).toString('hex');
    const sealed = openSslSeal(key, secret);
    const numbers = { digits, period, index, type: 'totp', counter: 0, algorithm: 'SHA1' };
    return [hash, { issuer, account, secret: sealed, encrypted: true, hash, ...numbers }];
  });
  return jsonFile('authenticator.json', {
    ...Object.fromEntries(entries),
    key: { enc: openSslSeal(password, Buffer.from(key, 'hex').toString('latin1')), hash: '' },
  });
}

/**
 * The stored entries of the Edge extension "Open Two-Factor Authenticator". Each may have a
 * password of its own.
 * @param {readonly (Kept & {password: string})[]} accounts
 * @returns {Given}
 */
export function openTwoFactorDump(accounts) {
  const entries = accounts.map(({ account, secret, digits = 6, period = 30, password }, index) => {
    const key = createHash('sha256').update(Buffer.from(password, 'latin1')).digest();
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const sealed = Buffer.concat([iv, cipher.update(secret, 'latin1'), cipher.final()]);
    const address = `data:application/octet-binary;base64,${sealed.toString('base64')}`;
    return [`entry-${account}`, { secret: address, period, digits, icon: 'default', index }];
  });
  return jsonFile('open-two-factor.json', Object.fromEntries(entries));
}

/** @param {readonly Kept[]} accounts */
function databaseOf(accounts) {
  const names = [...new Set(accounts.flatMap(({ groups = [] }) => groups))];
  const table = names.map((name) => ({ uuid: randomBytes(16).toString('hex'), name }));
  const entries = accounts.map(
    ({
      issuer,
      account,
      secret,
      digits = 6,
      period = 30,
      type = 'totp',
      note,
      favorite,
      groups,
    }) => ({
      type,
      uuid: randomBytes(16).toString('hex'),
      name: account,
      issuer,
      note: note ?? '',
      favorite: favorite ?? false,
      icon: null,
      info: { secret, algo: 'SHA1', digits, period },
      groups: table.flatMap(({ uuid, name }) => (groups?.includes(name) ? [uuid] : [])),
    }),
  );
  return { version: 3, entries, groups: table };
}

/**
 * AES-256-GCM as Aegis keeps it.
 * @param {Buffer} key
 * @param {Buffer} plain
 */
function seal(key, plain) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const tag = cipher.getAuthTag();
  return { sealed, params: { nonce: nonce.toString('hex'), tag: tag.toString('hex') } };
}

/**
 * OpenSSL's `enc -aes-256-cbc -md md5`.
 * @param {string} password
 * @param {string} plain
 */
function openSslSeal(password, plain) {
  const salt = randomBytes(8);
  /** @type {Buffer[]} */
  const blocks = [];
  while (blocks.length < 3) {
    const before = blocks.at(-1) ?? Buffer.alloc(0);
    blocks.push(createHash('md5').update(before).update(password).update(salt).digest());
  }
  const bytes = Buffer.concat(blocks);
  const cipher = createCipheriv('aes-256-cbc', bytes.subarray(0, 32), bytes.subarray(32));
  const sealed = Buffer.concat([cipher.update(plain, 'latin1'), cipher.final()]);
  return Buffer.concat([Buffer.from('Salted__'), salt, sealed]).toString('base64');
}

/** @param {string} name @param {unknown} content @returns {Given} */
function jsonFile(name, content) {
  return { name, bytes: [...Buffer.from(JSON.stringify(content))], type: 'application/json' };
}
