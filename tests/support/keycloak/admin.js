// Changes Keycloak's settings while it runs.

import { ADMIN } from './server.js';

/** @import {Policy} from './realm.js' */

export class Admin {
  #url;

  /** @param {string} url Keycloak's */
  constructor(url) {
    this.#url = url;
  }

  /** Asked for with each change, because it expires after a minute. */
  async #token() {
    const body = new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: ADMIN,
      password: ADMIN,
    });
    const answer = await fetch(`${this.#url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body,
    });
    /** @type {{access_token?: string}} */
    const { access_token: token } = await answer.json();
    if (token === undefined)
      throw new Error(`Keycloak's administrator was refused: ${answer.status}`);
    return token;
  }

  /**
   * @param {string} realm
   * @param {Partial<Policy>} policy
   */
  setPolicy(realm, policy) {
    return this.#send('PUT', `/admin/realms/${realm}`, policy);
  }

  /**
   * Makes a user set up a one-time password at the next login.
   * @param {string} realm
   * @param {string} user
   */
  async demandSetUp(realm, user) {
    const found = await this.#send(
      'GET',
      `/admin/realms/${realm}/users?exact=true&username=${encodeURIComponent(user)}`,
    );
    const [{ id }] = /** @type {[{id: string}]} */ (await found.json());
    await this.#send('PUT', `/admin/realms/${realm}/users/${id}`, {
      requiredActions: ['CONFIGURE_TOTP'],
    });
  }

  /**
   * @param {'GET' | 'PUT'} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async #send(method, path, body) {
    const token = await this.#token();
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`Keycloak's administration answered ${answer.status} to ${method} ${path}`);
    return answer;
  }
}
