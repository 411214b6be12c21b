// Fills a code into a field of a web page, and never submits the form. The function is sent into
// web pages as source text, so it cannot use anything outside itself.

/**
 * Chooses, in this order: the field with the focus; a field with `autocomplete="one-time-code"`; a
 * field with Keycloak's id or name; a field with another usual id or name. If the field takes one
 * character, and belongs to as many such fields as the code has characters, each gets one.
 * @param {string} code
 * @returns {Promise<'filled' | 'no_field' | 'no_room' | 'not_taken'>} `no_room`: the field takes
 *   fewer characters; `not_taken`: the page changed the value
 */
export async function fillField(code) {
  const TYPES = ['text', 'tel', 'number', 'password', 'search'];
  const WORDS = ['otp', 'totp', 'mfa', '2fa', 'tfa'];
  const PHRASES =
    /onetime(?:code|password|passcode|pin)|twofactor|twostep|(?:verification|auth|authentication|authenticator)code/u;
  /** Values of `autocomplete` for something else than a code. */
  const OTHER_USE =
    /(?:^|\s)(?:username|email|current-password|(?:\w+-)?name|tel(?:-\w+)*|bday(?:-\w+)?|url|postal-code|organization|street-address|address-\w+|cc-[\w-]+)$/iu;
  /** Stop after this many elements, to bound the work on a huge page. */
  const MAX_ELEMENTS = 50_000;

  /**
   * In document order, also inside open shadow roots.
   * @param {ParentNode} root @returns {HTMLInputElement[]}
   */
  const inputsIn = (root) => {
    let visited = 0;
    /** @param {ParentNode} within @returns {HTMLInputElement[]} */
    const collect = (within) =>
      [...within.querySelectorAll('*')].flatMap((element) => {
        visited += 1;
        if (visited > MAX_ELEMENTS) return [];
        if (element instanceof HTMLInputElement) return [element];
        return element.shadowRoot ? collect(element.shadowRoot) : [];
      });
    return collect(root);
  };

  /** @param {Document | ShadowRoot} root @returns {Element | null} */
  const focusedIn = (root) => {
    const element = root.activeElement;
    return element?.shadowRoot?.activeElement ? focusedIn(element.shadowRoot) : element;
  };

  /**
   * Whether the user can see the field and type into it. Some pages draw boxes under a transparent
   * field: there `checkOpacity` must be false.
   */
  const isUsable = (/** @type {HTMLInputElement} */ input, checkOpacity = true) => {
    const { width, height, right, bottom } = input.getBoundingClientRect();
    const isOnPage = right + scrollX > 0 && bottom + scrollY > 0 && width >= 4 && height >= 4;
    const isEditable =
      TYPES.includes(input.type) &&
      !input.readOnly &&
      !input.matches(':disabled') &&
      !input.closest('[inert]');
    return (
      isEditable && isOnPage && input.checkVisibility({ checkOpacity, checkVisibilityCSS: true })
    );
  };

  /**
   * Whether `autocomplete` names another use. On a field that shows its text, `new-password` names
   * none: it only stops the browser from filling.
   */
  const isForOtherUse = (/** @type {HTMLInputElement} */ { type, autocomplete }) =>
    (type === 'password' && /password/iu.test(autocomplete)) || OTHER_USE.test(autocomplete);
  const isMarkedForCode = (/** @type {HTMLInputElement} */ { autocomplete }) =>
    /\bone-time-code\b/iu.test(autocomplete);
  const isKeycloakField = (/** @type {HTMLInputElement} */ { id, name }) =>
    [id, name].some((one) => /^t?otp$/iu.test(one));
  const isNamedForCode = (/** @type {HTMLInputElement} */ input) => {
    if (isForOtherUse(input)) return false;
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
    const focused = focusedIn(document);
    // The focus may still be in the field of the user name.
    if (focused instanceof HTMLInputElement && isUsable(focused, false) && !isForOtherUse(focused))
      return focused;
    const all = inputsIn(document).filter((input) => isUsable(input));
    return all.find(isMarkedForCode) ?? all.find(isKeycloakField) ?? all.find(isNamedForCode);
  };

  /** The one-character fields around the field; empty unless there is one for each character. */
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

  /**
   * Sets the value as typing does. In the isolated world `value` is the browser's own setter, so a
   * framework that replaced the page's setter sees the change through the events.
   */
  const setValue = (/** @type {HTMLInputElement} */ input, /** @type {string} */ text) => {
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
  /** Lets the page react to the events. */
  const pageSettled = () => new Promise((resolve) => setTimeout(resolve));

  const input = choose();
  if (input === undefined) return 'no_field';
  const isSplit = input.maxLength === 1 && code.length > 1;
  const fields = isSplit ? rowOf(input) : [input];
  if (fields.length === 0) return 'no_room';
  if (!isSplit && input.maxLength >= 0 && input.maxLength < code.length) return 'no_room';
  fields[0]?.focus();
  for (const [index, field] of fields.entries()) {
    setValue(field, isSplit ? (code[index] ?? '') : code);
    await pageSettled();
  }
  if (isSplit) fields.at(-1)?.focus();
  const accepted = fields.map(({ value }) => value.replace(/[\s-]/gu, '')).join('');
  // A page may remove its fields as soon as the code is complete.
  return accepted === code || !fields.every(({ isConnected }) => isConnected)
    ? 'filled'
    : 'not_taken';
}
