import assert from 'node:assert/strict';
import { TOTP } from 'otpauth';

/** @import {Policy} from './otp.js' */

/** What came back, after redirects. @typedef {{ path: string, status: number, headers: Headers, text: string }} Page */

/** A browser as far as these tests need one: it keeps a cookie and follows redirects. */
export class Visitor {
  #url;
  #cookie = '';

  /** @param {string} url the portal's */
  constructor(url) {
    this.#url = url;
  }

  /** The cookie as the browser would send it, '' when it has none. */
  get cookie() {
    return this.#cookie;
  }

  /**
   * @param {string} path
   * @returns {Promise<Page>}
   */
  async get(path) {
    return this.#follow(path, {});
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} fields
   * @returns {Promise<Page>}
   */
  async post(path, fields) {
    return this.#follow(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   * @returns {Promise<Page>}
   */
  async #follow(path, init) {
    const response = await fetch(this.#url + path, {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.#cookie },
    });
    for (const set of response.headers.getSetCookie())
      this.#cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    const text = await response.text();
    const next = response.headers.get('location');
    if (next !== null) return this.#follow(next, {});
    return { path, status: response.status, headers: response.headers, text };
  }
}

/**
 * The start tag and the text of the element with this id, both unescaped.
 * @param {Page} page
 * @param {string} id
 * @returns {{ tag: string, text: string }}
 */
export function element(page, id) {
  const [, tag, text] =
    new RegExp(`(<[a-z]+\\s[^>]*?\\bid="${id}"[^>]*>)([^<]*)`).exec(page.text) ?? [];
  assert(tag !== undefined && text !== undefined, `no #${id} on ${page.path}:\n${page.text}`);
  return { tag: unescape(tag), text: unescape(text.trim()) };
}

/**
 * @param {Page} page
 * @param {string} id
 */
export function has(page, id) {
  return page.text.includes(` id="${id}"`);
}

/**
 * What an authenticator shows at `now`.
 * @param {string} secret base32
 * @param {Policy} policy
 * @param {number} now in milliseconds
 */
export function codeAt(secret, policy, now) {
  return new TOTP({ ...policy, secret }).generate({ timestamp: now });
}

/**
 * A code that none of the steps which count at `now` has.
 * @param {string} secret base32
 * @param {Policy} policy
 * @param {number} now in milliseconds
 */
export function wrongCodeAt(secret, policy, now) {
  const right = [-1, 0, 1].map((step) => codeAt(secret, policy, now + step * policy.period * 1000));
  const wrong = ['0', '1', '2', '3']
    .map((digit) => digit.repeat(policy.digits))
    .find((code) => !right.includes(code));
  assert(wrong !== undefined);
  return wrong;
}

/** @param {string} text */
function unescape(text) {
  return text.replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)));
}
