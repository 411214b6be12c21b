// An entry is dragged to another place: with the mouse as soon as it moves, by finger after a long press. The row itself moves through
// the list, and stays where it is let go.

/** @import {EntryList} from './entry-list.js' */

const FAR = 6;
const LONG_PRESS_MS = 450;
/** So near to the window's edge the list scrolls. */
const EDGE = 56;
const SCROLL_STEP = 10;

export class Drag {
  /** @type {HTMLElement | null} the row that was pressed */ #row = null;
  /** @type {Element | null} what came after it at first */ #next = null;
  #isDragging = false;
  #start = 0;
  #y = 0;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #press;
  #list;
  #entries;

  /**
   * @param {HTMLUListElement} list
   * @param {EntryList} entries
   */
  constructor(list, entries) {
    this.#list = list;
    this.#entries = entries;
    list.addEventListener('pointerdown', (event) => this.#down(event));
    list.addEventListener('pointermove', (event) => this.#move(event));
    list.addEventListener('pointerup', () => void this.#drop().catch(console.error));
    list.addEventListener('pointercancel', () => this.#cancel());
    // Letting go is not pressing: nothing is copied by it.
    list.addEventListener('click', (event) => this.#swallow(event), { capture: true });
    list.addEventListener('touchmove', (event) => this.#isDragging && event.preventDefault(), {
      passive: false,
    });
    document.addEventListener('keydown', (event) => {
      if (!this.#isDragging || event.key !== 'Escape') return;
      event.preventDefault();
      this.#cancel();
    });
  }

  /** @param {PointerEvent} event */
  #down({ target, button, pointerType, clientY, pointerId }) {
    const row = target instanceof Element ? target.closest('li') : null;
    if (
      button !== 0 ||
      row === null ||
      !(target instanceof Element) ||
      target.closest('.more, .advance')
    )
      return;
    if (this.#entries.isSearched || this.#list.childElementCount < 2) return;
    this.#row = row;
    this.#start = clientY;
    this.#y = clientY;
    if (pointerType === 'touch')
      this.#press = setTimeout(() => this.#begin(pointerId), LONG_PRESS_MS);
  }

  /** @param {PointerEvent} event */
  #move({ clientY, pointerType, pointerId }) {
    if (this.#row === null) return;
    this.#y = clientY;
    const isFar = Math.abs(clientY - this.#start) > FAR;
    if (!this.#isDragging && isFar) {
      if (pointerType === 'touch') this.#forget();
      else this.#begin(pointerId);
    }
    if (this.#isDragging) this.#follow();
  }

  /** @param {number} pointerId */
  #begin(pointerId) {
    if (this.#row === null) return;
    this.#isDragging = true;
    this.#next = this.#row.nextElementSibling;
    this.#list.setPointerCapture(pointerId);
    this.#list.classList.add('dragging');
    this.#row.classList.add('dragged');
    this.#scroll();
  }

  /** Puts the row where the pointer is. */
  #follow() {
    const row = this.#row;
    if (row === null) return;
    const [above, below] = [row.previousElementSibling, row.nextElementSibling];
    if (above instanceof HTMLElement && this.#y < middleOf(above)) this.#swap(row, above, above);
    else if (below instanceof HTMLElement && this.#y > middleOf(below))
      this.#swap(row, below, below.nextElementSibling);
  }

  /**
   * @param {HTMLElement} row
   * @param {HTMLElement} other
   * @param {Element | null} before
   */
  #swap(row, other, before) {
    if (!this.#entries.isMovable(row.dataset.id ?? '', other.dataset.id ?? '')) return;
    this.#list.insertBefore(row, before);
    this.#follow();
  }

  /** Scrolls as long as the pointer is near an edge of the window. */
  #scroll() {
    const step =
      this.#y < EDGE * 2 ? -SCROLL_STEP : this.#y > innerHeight - EDGE * 2 ? SCROLL_STEP : 0;
    if (step !== 0) {
      scrollBy(0, step);
      this.#follow();
    }
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  async #drop() {
    const row = this.#row;
    if (row === null || !this.#isDragging) return this.#forget();
    const next = row.nextElementSibling;
    this.#stop();
    if (next === this.#next) return;
    await this.#entries.move(
      row.dataset.id ?? '',
      next instanceof HTMLElement ? next.dataset.id : undefined,
    );
  }

  #cancel() {
    if (!this.#isDragging) return this.#forget();
    this.#stop();
    this.#entries.restore();
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#list.classList.remove('dragging');
    this.#row?.classList.remove('dragged');
    this.#forget();
    // The click that belongs to it comes at once, if it comes at all.
    setTimeout(() => {
      this.#isDragging = false;
    });
  }

  #forget() {
    clearTimeout(this.#press);
    this.#row = null;
  }

  /** @param {MouseEvent} event */
  #swallow(event) {
    if (!this.#isDragging) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {HTMLElement} element */
function middleOf(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
