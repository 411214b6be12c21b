// Signed packages (CRX3): a header in Protocol Buffers before a zip archive. Chromium describes it
// in components/crx_file/crx3.proto. Packages from npm that write it also make the archive.

import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** @import {KeyObject} from 'node:crypto' */

const MAGIC = 'Cr24';
const VERSION = 3;
/** The signature covers this, the length of the signed data, the signed data and the archive. */
const SIGNED = Buffer.from('CRX3 SignedData\0');
/** Numbers of the header's fields. */
const RSA_PROOF = 2;
const SIGNED_DATA = 10_000;
/** Numbers of a proof's fields, and of the only field of the signed data. */
const PUBLIC_KEY = 1;
const SIGNATURE = 2;
const ID = 1;
const LEAST_BITS = 2048;
/** Wire type of bytes in Protocol Buffers. */
const BYTES = 2;

/**
 * Only RSA: its signatures are the same each time, so the package can be reproduced.
 * @param {string} pem
 * @returns {KeyObject}
 * @throws {Error} if it is no private key of RSA with 2,048 bits or more
 */
export function signingKey(pem) {
  const key = read(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS) {
    throw new Error(`the key must be of RSA with ${LEAST_BITS} bits or more`);
  }
  return key;
}

/** @param {string} pem */
function read(pem) {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error('the key must be a private key in PEM, without a password', { cause });
  }
}

/** The extension's id, which follows from the key. @param {KeyObject} key a private one */
export function idOf(key) {
  return [...idBytes(publicKey(key)).toString('hex')]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}

/**
 * @param {Uint8Array} zip
 * @param {KeyObject} key a private one
 */
export function crxOf(zip, key) {
  const data = field(ID, idBytes(publicKey(key)));
  const signature = sign('sha256', Buffer.concat([SIGNED, uint32(data.length), data, zip]), key);
  const proof = Buffer.concat([field(PUBLIC_KEY, publicKey(key)), field(SIGNATURE, signature)]);
  const header = Buffer.concat([field(RSA_PROOF, proof), field(SIGNED_DATA, data)]);
  return Buffer.concat([Buffer.from(MAGIC), uint32(VERSION), uint32(header.length), header, zip]);
}

/**
 * The zip archive of a signed package. Any other file is returned as it is. Signatures are not
 * checked: a store's package is signed by the store, and its files are what is compared.
 * @param {Uint8Array} content
 * @returns {Uint8Array}
 * @throws {Error} if the package has another version of the format
 */
export function archiveIn(content) {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return content;
  if (bytes.length < 12) throw new Error('the package ends within its header');
  const version = bytes.readUInt32LE(4);
  if (version !== VERSION) throw new Error(`the package has version ${version} of its format`);
  return content.subarray(12 + bytes.readUInt32LE(8));
}

/** @param {KeyObject} key */
function publicKey(key) {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

/** @param {Buffer} key public */
function idBytes(key) {
  return createHash('sha256').update(key).digest().subarray(0, 16);
}

/** @param {number} number @param {Uint8Array} content */
function field(number, content) {
  return Buffer.concat([varint(number * 8 + BYTES), varint(content.length), content]);
}

/** @param {number} value */
function varint(value) {
  const bytes = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
  }
  return Buffer.from(bytes);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
