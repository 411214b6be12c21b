// Puts a code into a page's field. Sent into web pages as text: it uses nothing from around it, and sends nothing off by itself.

/**
 * The field with the focus; else one that says that it is for a one-time code; else one with Keycloak's names, or usual ones. As many
 * fields of one letter as the code is long get one letter each.
 * @param {string} code
 * @returns {Promise<'filled' | 'no_field' | 'no_room' | 'not_taken'>} `no_room`: the field takes fewer letters; `not_taken`: the page
 *   put something else in its place
 */
export async function fillField(code) {
  const TYPES = ['text', 'tel', 'number', 'password', 'search'];
  const WORDS = ['otp', 'totp', 'mfa', '2fa', 'tfa'];
  const PHRASES =
    /onetime(?:code|password|passcode|pin)|twofactor|twostep|(?:verification|auth|authentication|authenticator)code/u;
  const OTHER =
    /(?:^|\s)(?:username|email|current-password|(?:\w+-)?name|tel(?:-\w+)*|bday(?:-\w+)?|url|postal-code|organization|street-address|address-\w+|cc-[\w-]+)$/iu;
  /** As many elements are looked at; a page that has more is no form. */
  const MOST = 50_000;

  /** @param {ParentNode} root @returns {HTMLInputElement[]} also those in open shadow roots, in the page's order */
  const inputsIn = (root) => {
    let looked = 0;
    /** @param {ParentNode} within @returns {HTMLInputElement[]} */
    const collect = (within) =>
      [...within.querySelectorAll('*')].flatMap((element) => {
        looked += 1;
        if (looked > MOST) return [];
        if (element instanceof HTMLInputElement) return [element];
        return element.shadowRoot ? collect(element.shadowRoot) : [];
      });
    return collect(root);
  };

  /** @param {Document | ShadowRoot} root @returns {Element | null} */
  const deepest = (root) => {
    const element = root.activeElement;
    return element?.shadowRoot?.activeElement ? deepest(element.shadowRoot) : element;
  };

  /** Whether a person sees it and may type there. Some pages draw boxes of their own under a transparent field: `checkOpacity` false. */
  const isUsable = (/** @type {HTMLInputElement} */ input, checkOpacity = true) => {
    const { width, height, right, bottom } = input.getBoundingClientRect();
    const isOnPage = right + scrollX > 0 && bottom + scrollY > 0 && width >= 4 && height >= 4;
    const isOpen =
      TYPES.includes(input.type) &&
      !input.readOnly &&
      !input.matches(':disabled') &&
      !input.closest('[inert]');
    return isOpen && isOnPage && input.checkVisibility({ checkOpacity, checkVisibilityCSS: true });
  };

  /** Whether it says that it is for something else. `new-password` on a field that shows what is typed only keeps browsers out. */
  const isForOther = (/** @type {HTMLInputElement} */ { type, autocomplete }) =>
    (type === 'password' && /password/iu.test(autocomplete)) || OTHER.test(autocomplete);
  const isForCodes = (/** @type {HTMLInputElement} */ { autocomplete }) =>
    /\bone-time-code\b/iu.test(autocomplete);
  const isKeycloaks = (/** @type {HTMLInputElement} */ { id, name }) =>
    [id, name].some((one) => /^t?otp$/iu.test(one));
  const isNamedSo = (/** @type {HTMLInputElement} */ input) => {
    if (isForOther(input)) return false;
    return [input.id, input.name].some((one) => {
      const words =
        one
          .replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
          .toLowerCase()
          .match(/[a-z\d]+/gu) ?? [];
      return words.some((word) => WORDS.includes(word)) || PHRASES.test(words.join(''));
    });
  };

  const choose = () => {
    const focused = deepest(document);
    // The cursor may rest in the field of the user's name, which says so.
    if (focused instanceof HTMLInputElement && isUsable(focused, false) && !isForOther(focused))
      return focused;
    const all = inputsIn(document).filter((input) => isUsable(input));
    return all.find(isForCodes) ?? all.find(isKeycloaks) ?? all.find(isNamedSo);
  };

  /** The row of one-letter fields that it belongs to, if that is as long as the code. */
  const rowOf = (/** @type {HTMLInputElement} */ input) => {
    const isBox = (/** @type {HTMLInputElement} */ one) =>
      one.maxLength === 1 && isUsable(one, false);
    /** @type {Node | null} */
    let around = input;
    while (around !== null) {
      around = around instanceof ShadowRoot ? around.host : around.parentNode;
      if (!(
        around instanceof Element ||
        around instanceof Document ||
        around instanceof ShadowRoot
      ))
        return [];
      const boxes = inputsIn(around).filter(isBox);
      if (boxes.length >= code.length) return boxes.length === code.length ? boxes : [];
    }
    return [];
  };

  /** In this world `value` is the browser's own: what a framework of the page put in its place is not called, and so notices. */
  const put = (/** @type {HTMLInputElement} */ input, /** @type {string} */ text) => {
    input.value = text;
    input.dispatchEvent(
      new InputEvent('input', {
        bubbles: true,
        composed: true,
        inputType: 'insertText',
        data: text,
      }),
    );
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  /** The page draws what came of it. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  const input = choose();
  if (input === undefined) return 'no_field';
  const isSplit = input.maxLength === 1 && code.length > 1;
  const fields = isSplit ? rowOf(input) : [input];
  if (fields.length === 0) return 'no_room';
  if (!isSplit && input.maxLength >= 0 && input.maxLength < code.length) return 'no_room';
  fields[0]?.focus();
  for (const [index, field] of fields.entries()) {
    put(field, isSplit ? (code[index] ?? '') : code);
    await settled();
  }
  if (isSplit) fields.at(-1)?.focus();
  const taken = fields.map(({ value }) => value.replace(/[\s-]/gu, '')).join('');
  // A page that is satisfied may take its fields away at once.
  return taken === code || !fields.every(({ isConnected }) => isConnected) ? 'filled' : 'not_taken';
}
