// Writes Google Authenticator's transfer QR codes (Protocol Buffers).

/**
 * @typedef {object} Moved
 * @property {string} name
 * @property {string} [issuer]
 * @property {number} [type] 1 counter-based, 2 time-based
 * @property {string} [key] the key's bytes as text
 */

/**
 * One address for each part of a transfer.
 * @param {Moved[][]} parts
 * @param {number} [batch] which transfer it is
 * @returns {string[]}
 */
export function transferCodes(parts, batch = 7) {
  return parts.map((accounts, index) => {
    const message = [
      ...accounts.flatMap((account) => bytes(1, parameters(account))),
      ...[number(2, 1), number(3, parts.length), number(4, index), number(5, batch)].flat(),
    ];
    return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(message).toString('base64'))}`;
  });
}

/** @param {Moved} account */
function parameters({ name, issuer = 'ACME', type = 2, key = `the key of ${name}` }) {
  const texts = [key, name, issuer].flatMap((one, at) => bytes(at + 1, [...Buffer.from(one)]));
  return [...texts, ...number(4, 1), ...number(5, 1), ...number(6, type)];
}

/** @param {number} field @param {number} value */
function number(field, value) {
  return [field << 3, ...varint(value)];
}

/** @param {number} field @param {number[]} value */
function bytes(field, value) {
  return [(field << 3) | 2, ...varint(value.length), ...value];
}

/**
 * @param {number} value
 * @returns {number[]}
 */
function varint(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
