// Fills a code into a field of a web page, and never submits the form. The function is sent into
// web pages as source text, so it cannot use anything outside itself.

/**
 * Fills the field with the focus; otherwise the field with the highest score, which depends on
 * `autocomplete`, id, name, label and placeholder. Fills none if several have that score. If the
 * field is in a row of equal boxes, one for each character of the code, each box gets one.
 * @param {string} code
 * @returns {Promise<'filled' | 'no_field' | 'no_room' | 'not_taken'>} `no_room`: the field takes
 *   fewer characters; `not_taken`: the page changed the value
 */
export async function fillField(code) {
  const TYPES = ['text', 'tel', 'number', 'password', 'search'];
  /** Ids and names of large sites: Entra, AWS, Salesforce, Google, GitHub, Okta. */
  const NAMES = ['otc', 'mfacode', 'tc', 'totppin', 'app_totp', 'credentials.passcode'];
  const WORDS = ['otp', 'totp', 'mfa', '2fa', 'tfa'];
  const PHRASES =
    /onetime(?:code|password|passcode|pin)|twofactor|twostep|(?:verification|auth|authentication|authenticator)code/u;
  const LABELS =
    /ワンタイム|(?:認証|確認|検証|セキュリティ)(?:用)?(?:コード|番号)|[68６８]\s*桁(?!目)|one[- ]?time (?:code|password|passcode|pin)|(?:verification|authentication|authenticator|auth|security|confirmation|2fa|mfa|totp|otp|two[- ]factor|two[- ]step)(?: app)? code|(?:6|six|8|eight)[- ]digit/iu;
  /** Other purposes of a field, although its name or label may mention a code. */
  const OTHERS =
    /search|検索|card|カード|\bcv[cv]\b|captcha|画像|postal|\bzip|郵便|birth|誕生|生年月日|coupon|クーポン|promo|プロモ|gift|ギフト|voucher|invit|招待|referral|紹介|(?:会員|社員|学籍|口座|お客様|注文|予約|商品|支店|暗証)\s*(?:番号|コード)|(?:member|employee|student|account|order|booking|product|country|area)[ _-]?(?:no\b|num|code|id\b)|amount|金額|電話番号|phone[ _-]?num/iu;
  /** Names and labels of fields for a payment card. */
  const CARDS = /card|カード|\bcc-/iu;
  /** Values of `autocomplete` for something else than a code. */
  const OTHER_USE =
    /(?:^|\s)(?:username|email|current-password|(?:\w+-)?name|tel(?:-\w+)*|bday(?:-\w+)?|url|postal-code|organization|street-address|address-\w+|cc-[\w-]+)$/iu;
  /** Labels of a box that tell which character it takes. */
  const BOX_LABELS = /digit|桁|文字目|character/iu;
  /** In CSS pixels. Boxes for one character each are narrow, equally wide, and on one line. */
  const BOX = { widest: 100, off: 4 };
  /** The lowest score of a field that is filled. */
  const CLEAR = 45;
  /** Stop after this many elements, to bound the work on a huge page. */
  const MAX_ELEMENTS = 50_000;
  /** How often, and for how many milliseconds, a page is given time to react. */
  const PATIENCE = { times: 6, ms: 50 };

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
  const isNamedForCode = (/** @type {HTMLInputElement} */ { id, name }) =>
    [id, name].some((one) => {
      const words =
        one
          .replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
          .toLowerCase()
          .match(/[a-z\d]+/gu) ?? [];
      return words.some((word) => WORDS.includes(word)) || PHRASES.test(words.join(''));
    });

  /** The texts that name an element: its labels, those it refers to, and its placeholder. */
  const labelOf = (/** @type {Element} */ element) => {
    const root = element.getRootNode();
    const referred = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/u);
    const texts = [
      ...(element instanceof HTMLInputElement ? (element.labels ?? []) : []),
      ...referred.map((id) =>
        root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null,
      ),
      element.querySelector(':scope > legend'),
    ].map((one) => one?.textContent ?? '');
    const attributes = ['aria-label', 'placeholder', 'title'].map((name) =>
      element.getAttribute(name),
    );
    return [...texts, ...attributes].join(' ').replace(/\s+/gu, ' ').trim();
  };

  /** The row of boxes that the field is in, one for each character of the code; otherwise empty. */
  const rowOf = (/** @type {HTMLInputElement} */ input) => {
    const own = input.getBoundingClientRect();
    const isBox = (/** @type {HTMLInputElement} */ one) => {
      if (one.type !== input.type || !isUsable(one, false)) return false;
      if (one.maxLength === 1) return input.maxLength === 1;
      const { width, top } = one.getBoundingClientRect();
      const isNarrow = width <= BOX.widest && Math.abs(width - own.width) <= BOX.off;
      return isNarrow && Math.abs(top - own.top) <= BOX.off && one.maxLength === input.maxLength;
    };
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

  /** The texts that name the element around all boxes of a row. */
  const labelOfRow = (/** @type {HTMLInputElement[]} */ row) => {
    let around = row[0]?.parentElement ?? null;
    while (around !== null && !row.every((box) => around?.contains(box)))
      around = around.parentElement;
    const group = around?.closest('fieldset, [role="group"]') ?? null;
    return [around, group].map((one) => (one === null ? '' : labelOf(one))).join(' ');
  };

  /** Whether the form also asks for a card, whose "security code" is another one. */
  const isBesideCard = (/** @type {HTMLInputElement} */ { form }) =>
    form !== null &&
    inputsIn(form).some((one) =>
      CARDS.test(`${one.id} ${one.name} ${one.autocomplete} ${labelOf(one)}`),
    );

  /** The score of a field; 0 if it is not for a code. */
  const scoreOf = (/** @type {HTMLInputElement} */ input) => {
    if (isForOtherUse(input)) return 0;
    if (isMarkedForCode(input)) return 100;
    if (isKeycloakField(input)) return 90;
    const row = code.length > 1 ? rowOf(input) : [];
    const label = [labelOf(input), row.length > 0 ? labelOfRow(row) : ''].join(' ');
    const names = `${input.id} ${input.name}`;
    if (OTHERS.test(`${label} ${names}`) || input.type === 'search' || isBesideCard(input))
      return 0;
    if ([input.id, input.name].some((one) => NAMES.includes(one.toLowerCase()))) return 80;
    if (isNamedForCode(input)) return 60;
    const isNumeric = input.inputMode === 'numeric' || ['tel', 'number'].includes(input.type);
    if (LABELS.test(label)) return isNumeric || row.length > 0 ? 55 : 50;
    const isRow =
      row.length > 0 && (isNumeric || BOX_LABELS.test(label) || 'index' in input.dataset);
    return isRow ? CLEAR : 0;
  };

  const choose = () => {
    const focused = focusedIn(document);
    // The focus may still be in the field of the user name.
    if (focused instanceof HTMLInputElement && isUsable(focused, false) && !isForOtherUse(focused))
      return focused;
    const scored = inputsIn(document)
      .filter((input) => isUsable(input))
      .map((input) => ({ input, score: scoreOf(input) }));
    const most = Math.max(0, ...scored.map(({ score }) => score));
    const [best, ...others] = scored.filter(({ score }) => score === most);
    if (best === undefined || most < CLEAR) return undefined;
    const row = rowOf(best.input);
    return others.every(({ input }) => row.includes(input)) ? best.input : undefined;
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
  const pageSettled = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

  const input = choose();
  if (input === undefined) return 'no_field';
  const row = code.length > 1 ? rowOf(input) : [];
  const isSplit = row.length > 0;
  if (!isSplit && input.maxLength >= 0 && input.maxLength < code.length) return 'no_room';
  const fields = isSplit ? row : [input];
  const around = fields[0]?.closest('form, fieldset') ?? fields[0]?.parentElement ?? document;
  fields[0]?.focus();
  for (const [index, field] of fields.entries()) {
    setValue(field, isSplit ? (code[index] ?? '') : code);
    await pageSettled();
  }
  if (isSplit) fields.at(-1)?.focus();
  const held = (/** @type {HTMLInputElement[]} */ all) =>
    all.map(({ value }) => value.replace(/[\s-]/gu, '')).join('');
  for (let time = 0; time < PATIENCE.times; time += 1) {
    // A page may remove its fields as soon as the code is complete, or spread it over its boxes.
    const isGone = !fields.every(({ isConnected }) => isConnected);
    if (isGone || held(fields) === code || held(inputsIn(around)).includes(code)) return 'filled';
    await pageSettled(PATIENCE.ms);
  }
  return 'not_taken';
}
