// Who is logged in, by a cookie.

import { randomBytes } from 'node:crypto';
import { newSecret } from './otp.js';

/** @import {IncomingMessage} from 'node:http' */
/** @import {Account} from './accounts.js' */

/**
 * Begins when the password was right.
 * @typedef {object} Session
 * @property {string} id
 * @property {Account} account
 * @property {string} offeredSecret base32; kept, so that a mistyped code does not change the QR
 *   code
 * @property {boolean} signedIn whether a one-time code was right too
 */

export class Sessions {
  /** @type {Map<string, Session>} */
  #open = new Map();

  // Browsers share a host's cookies among its ports. Each portal has a name of its own.
  #cookie = `portal_${randomBytes(4).toString('hex')}`;

  /**
   * @param {Account} account
   * @returns {Session}
   */
  begin(account) {
    const id = randomBytes(32).toString('base64url');
    const session = { id, account, offeredSecret: newSecret(), signedIn: false };
    this.#open.set(id, session);
    return session;
  }

  /**
   * @param {IncomingMessage} request
   * @returns {Session | undefined} undefined without a cookie, and for a session that has ended
   */
  of(request) {
    const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
    const id = pairs.find(([name]) => name === this.#cookie)?.[1];
    return id === undefined ? undefined : this.#open.get(id);
  }

  /** @param {Session} session */
  end(session) {
    this.#open.delete(session.id);
  }

  /**
   * @param {Session | null} session null to have the browser forget its cookie
   * @returns {string} the value of a Set-Cookie header
   */
  cookieFor(session) {
    const attributes = 'Path=/; HttpOnly; SameSite=Lax';
    return session === null
      ? `${this.#cookie}=; ${attributes}; Max-Age=0`
      : `${this.#cookie}=${session.id}; ${attributes}`;
  }
}
