// The sites on which an entry counts as used. Over plain HTTP anybody on the way can pretend to be
// the site, so that its host says nothing. Loopback never leaves this PC.

/** IPv4, IPv6 and names, as browsers write them (RFC 6761 for `localhost`). */
const LOOPBACK = /^(?:127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/u;

/**
 * @param {string} address of a page
 * @returns {string} the host; empty if it is not known for certain
 */
export function secureHost(address) {
  if (!URL.canParse(address)) return '';
  const { protocol, hostname } = new URL(address);
  const isSecure = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isSecure ? hostname : '';
}
