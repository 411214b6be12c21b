// Pages with fields for one-time codes. A few lines imitate how frameworks treat their fields.

const boxes = (/** @type {string} */ more, count = 6) =>
  Array.from(
    { length: count },
    (_, index) => `<input class="box" maxlength="1" inputmode="numeric" ${more} id="b${index}">`,
  ).join('');

/**
 * Imitates a field that a framework controls. Its `value` property records each write by a script
 * of the page, and an
 * `input` event without a new value is ignored. The field always shows the value that the framework
 * holds.
 */
const HELD = `<script>
  for (const input of document.querySelectorAll('input')) {
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    let known = '', held = '';
    Object.defineProperty(input, 'value', {
      get() { return native.get.call(this); },
      set(text) { known = String(text); native.set.call(this, text); },
    });
    input.addEventListener('input', () => {
      const now = native.get.call(input);
      if (now !== known) { known = now; held = now; }
      setTimeout(() => { native.set.call(input, held); input.dataset.held = held; });
    });
  }
</script>`;

const ADVANCE = `<script>
  const all = [...document.querySelectorAll('.box')];
  for (const [index, box] of all.entries()) box.addEventListener('input', () => all[index + 1]?.focus());
</script>`;

/** Submits the form. Filling a field must not trigger it. */
const form = (/** @type {string} */ fields) =>
  `<form onsubmit="document.title = 'sent'; return false">${fields}<button>OK</button></form>`;

/** @type {Record<string, string>} */
export const PAGES = {
  '/plain': form('<input name="q" type="search"><input autocomplete="one-time-code">'),
  '/focused': form('<input id="first"><input id="second">'),
  '/username': form('<input id="user" autocomplete="username"><input name="otpCode">'),
  '/usual': form('<input name="postal_code"><input name="footprint"><input name="two-factor">'),
  '/split': form(boxes('')),
  '/advance': form(boxes('')) + ADVANCE,
  '/split-eight': form(boxes('', 8)),
  '/held': form('<input name="otp">') + HELD,
  '/held-split': form(boxes('')) + HELD,
  '/decoy':
    form(`<input name="otp" style="display:none"><input name="totp" style="position:absolute;left:-999px">
    <input name="mfa" style="opacity:0"><input name="otp" type="hidden"><div hidden><input autocomplete="one-time-code"></div>
    <input id="real" name="login_otp">`),
  '/readonly': form(
    '<input name="otp" readonly><input name="totp" disabled><fieldset disabled><input name="mfa"></fieldset>',
  ),
  '/short': form('<input name="otp" maxlength="4">'),
  '/shadow': `<login-box></login-box><script>
    customElements.define('login-box', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const field = document.createElement('input');
        field.name = 'otp';
        root.append(field);
      }
    });
  </script>`,
  '/shadow-boxes': `${'<one-box></one-box>'.repeat(6)}<script>
    customElements.define('one-box', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const field = document.createElement('input');
        field.maxLength = 1;
        root.append(field);
      }
    });
  </script>`,
  '/editable': '<div id="edit" contenteditable>ここに入力</div>',
  '/rejecting': form('<input name="otp" oninput="this.value = \'\'">'),
  '/replaced': '<div id="rest"><input name="otp" oninput="rest.replaceChildren(\'つぎへ\')"></div>',
  '/inner': form('<input id="inner" name="otp">'),
  '/same': `<input id="outer" name="otp"><iframe src="/inner"></iframe>`,
  '/cross': `<input id="outer" name="otp"><iframe src="OTHERinner"></iframe>`,
  '/nested': `<input id="outer" name="otp"><iframe src="/cross"></iframe>`,
  '/nothing': '<p>なにもない</p>',
};
