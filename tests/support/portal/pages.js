// The portal's pages for logging in, and the one behind them, with Keycloak's ids.

import { frame, html } from './html.js';

/** @import {Account} from './accounts.js' */
/** @import {Html} from './html.js' */

const wrongPassword = '無効なユーザー名またはパスワードです。';
// Keycloak says the same for a wrong code and for one used twice.
const wrongCode = '無効なオーセンティケーターコードです。';

/**
 * @param {object} page
 * @param {string} page.society
 * @param {string} [page.refused] the user name that was typed with a wrong password
 * @returns {Html}
 */
export function loginPage({ society, refused }) {
  const failed = refused !== undefined;
  const body = html`<main class="card narrow">
    <h1>ログイン</h1>
    <form id="kc-form-login" class="fields" method="post" action="/">
      <div class="field">
        <label for="username">ユーザー名</label>
        <input
          id="username"
          name="username"
          value="${refused ?? ''}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          ${failed ? '' : 'autofocus'}
          aria-invalid="${String(failed)}"
        />
        ${failed ? html`<p id="input-error" class="error" aria-live="polite">${wrongPassword}</p>` : ''}
      </div>
      <div class="field">
        <label for="password">パスワード</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${failed ? 'autofocus' : ''}
          aria-invalid="${String(failed)}"
        />
      </div>
      <button id="kc-login" class="primary wide" type="submit">ログイン</button>
    </form>
  </main>`;
  return frame({ society, title: 'ログイン', body });
}

/**
 * @param {object} page
 * @param {Account} page.account
 * @param {boolean} page.failed
 * @returns {Html}
 */
export function otpPage({ account, failed }) {
  const body = html`<main class="card narrow">
    <h1>ワンタイムコードの入力</h1>
    <p class="who"><span>${account.name}</span> <a id="reset-login" href="/">ログインし直す</a></p>
    <form id="kc-otp-login-form" class="fields" method="post" action="/otp" novalidate>
      ${codeField('otp', failed)}
      <button id="kc-login" class="primary wide" type="submit">ログイン</button>
    </form>
  </main>`;
  return frame({ society: account.issuer, title: 'ワンタイムコードの入力', body });
}

/**
 * @param {Account} account
 * @returns {Html}
 */
export function homePage(account) {
  const leave = html`<form class="leave" method="post" action="/logout">
    <input type="submit" id="kc-logout" class="quiet" value="ログアウト" />
  </form>`;
  const body = html`<main id="portal-home" class="home">
    <h1>${account.name} さん、こんにちは</h1>
    <section class="card">
      <h2>お知らせ</h2>
      <p>お知らせはありません。</p>
    </section>
    <section class="card">
      <h2>ログインの設定</h2>
      <dl class="facts">
        <dt>ワンタイムパスワード</dt>
        <dd><span class="badge">設定済み</span></dd>
        <dt>デバイス名</dt>
        <dd id="device-name">${account.deviceName || '（名前なし）'}</dd>
      </dl>
    </section>
  </main>`;
  return frame({ society: account.issuer, title: 'ホーム', body, account: leave });
}

/**
 * @param {'otp' | 'totp'} id
 * @param {boolean} failed
 * @returns {Html}
 */
export function codeField(id, failed) {
  return html`<div class="field">
    <label for="${id}">ワンタイムコード</label>
    <input
      id="${id}"
      name="${id}"
      class="code"
      autocomplete="one-time-code"
      inputmode="numeric"
      required
      ${id === 'otp' ? 'autofocus' : ''}
      aria-invalid="${String(failed)}"
    />
    ${failed ? html`<p id="input-error-otp-code" class="error" aria-live="polite">${wrongCode}</p>` : ''}
  </div>`;
}
