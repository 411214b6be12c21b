// Forms as sites have them, written anew. `data-here` marks what the code belongs into: one field,
// or a row of boxes. Where nothing is marked, nothing may be filled.

const boxes = (/** @type {string} */ attributes, count = 6) =>
  Array.from(
    { length: count },
    (_, at) => `<input data-here style="width:2em" ${attributes.replaceAll('#', String(at + 1))}>`,
  ).join('');

/** Names in use. @type {Record<string, string>} */
const BY_NAME = {
  Entra: '<p>Enter code</p><input type="tel" name="otc" id="idTxtBx_SAOTCC_OTC" data-here>',
  AWS: '<label>MFA code <input id="mfacode" name="mfaCode" data-here></label>',
  Salesforce: '<input type="text" id="tc" name="tc" data-here>',
  Google: '<input type="tel" name="totpPin" id="totpPin" pattern="[0-9 ]*" data-here>',
  GitHub: '<input id="app_totp" name="app_otp" inputmode="numeric" data-here>',
  Okta: '<input type="text" name="credentials.passcode" data-here>',
  'Keycloak, log-in':
    '<input name="username" autocomplete="username"><input id="otp" name="otp" data-here>',
  'Keycloak, set-up':
    '<input id="totp" name="totp" data-here><input id="userLabel" name="userLabel">',
  WordPress: '<input name="authcode" id="authcode" type="tel" data-here>',
  camel: '<input id="twoFactorCode" data-here>',
  snake: '<input name="verification_code" data-here>',
  marked: '<input name="q"><input name="x1" autocomplete="one-time-code" data-here>',
};

/** Labels in Japanese and English. @type {Record<string, string>} */
const BY_LABEL = {
  ワンタイムパスワード: '<label for="a">ワンタイムパスワード</label><input id="a" data-here>',
  ワンタイムコード: '<label>ワンタイムコードを入力<input name="f1" data-here></label>',
  認証コード: '<input aria-label="認証コード" name="f2" data-here>',
  確認コード: '<span id="n">確認コード（アプリに表示）</span><input aria-labelledby="n" data-here>',
  セキュリティコード: '<input placeholder="セキュリティコード" type="tel" maxlength="6" data-here>',
  六桁: '<label for="b">6桁の数字</label><input id="b" inputmode="numeric" maxlength="6" data-here>',
  全角の桁数: '<label for="c">認証アプリの６桁</label><input id="c" data-here>',
  認証番号:
    '<dl><dt><label for="d">認証番号</label></dt><dd><input id="d" type="number" data-here></dd></dl>',
  'one-time password': '<label>One-time password <input data-here></label>',
  'verification code': '<input placeholder="Verification code" data-here>',
  'authenticator code': '<label>Authenticator app code <input type="tel" data-here></label>',
  'security code':
    '<label>Security code <input inputmode="numeric" maxlength="6" data-here></label>',
  '6-digit': '<label>Enter the 6-digit number <input type="text" data-here></label>',
  'two-factor code': '<input title="Two-factor code" data-here>',
  'beside a search':
    '<input type="search" placeholder="検索"><label>認証コード<input name="z" data-here></label>',
  'beside user name and password': `<input autocomplete="username"><input type="password" autocomplete="current-password">
    <label>ワンタイムパスワード<input data-here></label>`,
};

/** Rows of boxes. @type {Record<string, string>} */
const BY_BOXES = {
  'tel, one character': boxes('type="tel" maxlength="1"'),
  'tel, any length': boxes('type="tel"'),
  'number, any length': boxes('type="number"'),
  'text with an index': boxes('type="text" data-index="#"'),
  'text with a label each': boxes('aria-label="# 桁目"'),
  'digits in English': boxes('aria-label="Digit #" inputmode="numeric"'),
  'in parts': `<div role="group" aria-label="認証コード"><span>${boxes('', 3)}</span>-<span>${boxes('', 3)}</span></div>`,
  'with a legend': `<fieldset><legend>確認コード</legend>${boxes('')}</fieldset>`,
  'beside another field': `<input name="email" autocomplete="email">${boxes('type="tel"')}`,
};

/** Forms in which nothing may be filled. @type {Record<string, string>} */
const NOTHING = {
  search: '<input type="search" name="q" placeholder="6桁の商品コードで検索">',
  'search by name': '<input name="search_code" inputmode="numeric" maxlength="6">',
  card: `<input autocomplete="cc-number"><label>セキュリティコード<input name="sec" inputmode="numeric" maxlength="4"></label>`,
  'card in English':
    '<label>Card number <input></label><label>Security code <input maxlength="6"></label>',
  CVC: '<input name="cvc" placeholder="CVC" inputmode="numeric" maxlength="6">',
  birthday: '<label>生年月日（8桁）<input inputmode="numeric" maxlength="8"></label>',
  postcode: '<label>郵便番号 <input name="zip" inputmode="numeric" maxlength="7"></label>',
  'postcode in boxes': `<fieldset><legend>郵便番号</legend>${boxes('type="tel"').replaceAll('data-here', '')}</fieldset>`,
  telephone: '<input type="tel" name="tel" placeholder="電話番号">',
  'member number': '<label>会員番号（6桁）<input inputmode="numeric" maxlength="6"></label>',
  'picture puzzle': '<label>画像に表示された認証コード<input name="captcha"></label>',
  coupon: '<input name="promoCode" placeholder="Promo code">',
  'two that are equal': '<label>認証コード<input></label><label>確認コード<input></label>',
  'five boxes': boxes('type="tel"', 5).replaceAll('data-here', ''),
  'a number of six digits without a name': '<input inputmode="numeric" maxlength="6">',
  'user name and password': '<input name="username"><input type="password" name="password">',
};

/** By what they show. */
export const CODE_FORMS = { ...BY_NAME, ...BY_LABEL, ...BY_BOXES, ...NOTHING };
