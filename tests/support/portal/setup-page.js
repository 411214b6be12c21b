// The page that sets up the one-time password, with Keycloak's ids.

import { frame, html } from './html.js';
import { codeField } from './pages.js';
import { qrPixels } from './qr.js';

/** @import {Account} from './accounts.js' */
/** @import {Html} from './html.js' */

/**
 * @param {object} page
 * @param {Account} page.account
 * @param {Html} page.step how the secret is handed over: the QR code or the key
 * @param {boolean} page.failed
 * @returns {Html}
 */
export function setupPage({ account, step, failed }) {
  const body = html`<main class="card">
    <h1>ワンタイムパスワードの設定</h1>
    <p class="lead">ログインのたびに、認証アプリに表示される数字を入力していただきます。</p>
    <ol id="kc-totp-settings" class="steps">
      <li><p>お使いのブラウザーかスマートフォンに、認証アプリを入れます。</p></li>
      <li>${step}</li>
      <li>
        <p>アプリに表示されたワンタイムコードを入力し、「送信」を押すと設定が終わります。</p>
        <form id="kc-totp-settings-form" class="fields" method="post" action="/setup" novalidate>
          <div class="pair">
            ${codeField('totp', failed)}
            <div class="field">
              <label for="userLabel">デバイス名 <span class="hint">なくても構いません</span></label>
              <input id="userLabel" name="userLabel" autocomplete="off" />
            </div>
          </div>
          <div class="finish">
            <label class="check">
              <input
                type="checkbox"
                id="logout-sessions"
                name="logout-sessions"
                value="on"
                checked
              />
              全てのデバイスからサインアウトする
            </label>
            <input type="submit" id="saveTOTPBtn" class="primary" value="送信" />
          </div>
        </form>
      </li>
    </ol>
  </main>`;
  return frame({ society: account.issuer, title: 'ワンタイムパスワードの設定', body });
}

/**
 * @param {string} png base64
 * @returns {Html}
 */
export function scanStep(png) {
  // The space after the comma is Keycloak's. A reader of data URLs must accept it.
  return html`<p>アプリを開き、このバーコードを読み取ります。</p>
    <div class="scan">
      <img
        id="kc-totp-secret-qr-code"
        width="${qrPixels}"
        height="${qrPixels}"
        alt="Figure: Barcode"
        src="data:image/png;base64, ${png}"
      />
      <p>
        読み取れないときは、キーを手で入力できます。<br /><a
          id="mode-manual"
          href="/setup?mode=manual"
          >スキャンできませんか？</a
        >
      </p>
    </div>`;
}

/**
 * @param {Account} account
 * @param {string} secret base32
 * @returns {Html}
 */
export function keyStep({ policy }, secret) {
  const groups = secret.replace(/.{4}(?=.)/g, '$& ');
  return html`<p>アプリを開き、次のキーと設定値を入力します。</p>
    <p><span id="kc-totp-secret-key" class="key">${groups}</span></p>
    <ul class="values">
      <li id="kc-totp-type">タイプ: 時間ベース</li>
      <li id="kc-totp-algorithm">アルゴリズム: ${policy.algorithm}</li>
      <li id="kc-totp-digits">桁数: ${policy.digits}</li>
      <li id="kc-totp-period">間隔: ${policy.period}</li>
    </ul>
    <p><a id="mode-barcode" href="/setup">バーコードをスキャンしますか？</a></p>`;
}
