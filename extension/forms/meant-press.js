// Ignores presses that the user did not mean: a key that is held down while the page changes, and a
// press so early that nobody can have read the new content.

/** Nobody reads a proposal and decides in less time. */
const READING_MS = 500;
/** Elements that Enter or Space presses. */
const PRESSED = 'a, button, input, select, summary';
/** Types of input in which a space is typed. */
const TYPED = ['text', 'password', 'search', 'number'];

/** Ignores the repetition of a held key on every button and in every form of the page. */
export function ignoreKeyRepeat() {
  const ignore = (/** @type {KeyboardEvent} */ event) => {
    if (event.repeat && isPress(event)) event.preventDefault();
  };
  document.addEventListener('keydown', ignore, { capture: true });
}

/** @param {KeyboardEvent} event */
function isPress({ key, target }) {
  if (!(target instanceof Element) || target.closest(PRESSED) === null) return false;
  if (key === 'Enter') return true;
  return key === ' ' && !(target instanceof HTMLInputElement && TYPED.includes(target.type));
}

/** Ignores the submission of a form by a press that began too soon after its content appeared. */
export class EarlyPresses {
  /** Milliseconds as in `event.timeStamp`. */ #end = 0;
  #isEarly = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #form;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    for (const type of ['pointerdown', 'keydown']) {
      const remember = (/** @type {Event} */ event) => {
        this.#isEarly = event.timeStamp < this.#end;
      };
      form.addEventListener(type, remember, { capture: true });
    }
    form.addEventListener('submit', (event) => this.#check(event), { capture: true });
  }

  /** To be called when the content is shown. */
  start() {
    this.#end = performance.now() + READING_MS;
    this.#form.toggleAttribute('data-early', true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#form.removeAttribute('data-early'), READING_MS);
  }

  /** @param {SubmitEvent} event */
  #check(event) {
    if (!this.#isEarly && event.timeStamp >= this.#end) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
