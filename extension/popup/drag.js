// Moves an entry by dragging: with the mouse as soon as it moves, by finger after a long press. The
// row follows the pointer through the list and stays where it is dropped.

/** @import {CodeRow} from '../codes/code-row.js' */
/** @import {EntryList} from './entry-list.js' */

/** CSS pixels. A shorter movement is a click. */
const CLICK_RANGE = 6;
const LONG_PRESS_MS = 450;
/** CSS pixels. The list scrolls while the pointer is so near to an edge of the window. */
const EDGE = 112;
const SCROLL_STEP = 10;

export class Drag {
  /** The entry whose row was pressed; empty for none. */ #id = '';
  /** Its position when the drag began. */ #start = -1;
  #isDragging = false;
  #pressedY = 0;
  #y = 0;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #longPress;
  #list;
  #entries;

  /**
   * @param {HTMLUListElement} list
   * @param {EntryList} entries
   */
  constructor(list, entries) {
    this.#list = list;
    this.#entries = entries;
    list.addEventListener('pointerdown', (event) => this.#onDown(event));
    list.addEventListener('pointermove', (event) => this.#onMove(event));
    list.addEventListener('pointerup', () => void this.#drop().catch(console.error));
    list.addEventListener('pointercancel', () => this.#cancel());
    // A drop is no click: it copies nothing.
    list.addEventListener('click', (event) => this.#suppressClick(event), { capture: true });
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
  #onDown({ target, button, pointerType, clientY, pointerId }) {
    if (button !== 0 || !(target instanceof Element)) return;
    const row = target.closest('li');
    if (row === null || target.closest('.more, .advance')) return;
    if (this.#entries.isSearched || this.#entries.shown.length < 2) return;
    this.#id = row.dataset.id ?? '';
    this.#pressedY = clientY;
    this.#y = clientY;
    if (pointerType === 'touch')
      this.#longPress = setTimeout(() => this.#begin(pointerId), LONG_PRESS_MS);
  }

  /** @param {PointerEvent} event */
  #onMove({ clientY, pointerType, pointerId }) {
    if (this.#id === '') return;
    this.#y = clientY;
    const isFar = Math.abs(clientY - this.#pressedY) > CLICK_RANGE;
    if (!this.#isDragging && isFar) {
      if (pointerType === 'touch') this.#release();
      else this.#begin(pointerId);
    }
    if (this.#isDragging) this.#followPointer();
  }

  /** @param {number} pointerId */
  #begin(pointerId) {
    this.#start = this.#entries.positionOf(this.#id);
    if (this.#start < 0) return this.#release();
    this.#isDragging = true;
    this.#list.setPointerCapture(pointerId);
    this.#list.classList.add('dragging');
    this.#row?.element.classList.add('dragged');
    this.#scrollAtEdge();
  }

  get #row() {
    return this.#entries.rowAt(this.#entries.positionOf(this.#id));
  }

  /** Moves the row past its neighbours until the pointer is between them. */
  #followPointer() {
    for (let at = this.#entries.positionOf(this.#id); at >= 0;) {
      const [above, below] = [this.#entries.rowAt(at - 1), this.#entries.rowAt(at + 1)];
      let to = -1;
      if (above !== null && this.#y < middleOf(above) && this.#mayPass(above)) to = at - 1;
      else if (below !== null && this.#y > middleOf(below) && this.#mayPass(below)) to = at + 1;
      if (to >= 0) this.#entries.previewMove(this.#id, to);
      at = to;
    }
  }

  /** @param {CodeRow} row */
  #mayPass(row) {
    return this.#entries.isMovable(this.#id, row.entry.id);
  }

  /** Scrolls as long as the pointer is near an edge of the window. */
  #scrollAtEdge() {
    const step = this.#y < EDGE ? -SCROLL_STEP : this.#y > innerHeight - EDGE ? SCROLL_STEP : 0;
    if (step !== 0) {
      scrollBy(0, step);
      this.#followPointer();
    }
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdge());
  }

  async #drop() {
    if (!this.#isDragging) return this.#release();
    const [id, start] = [this.#id, this.#start];
    const at = this.#entries.positionOf(id);
    const next = this.#entries.rowAt(at + 1)?.entry.id;
    this.#stop();
    if (at >= 0 && at !== start) await this.#entries.move(id, next);
  }

  #cancel() {
    if (!this.#isDragging) return this.#release();
    this.#stop();
    this.#entries.restoreOrder();
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#list.classList.remove('dragging');
    this.#row?.element.classList.remove('dragged');
    this.#release();
    // The click that belongs to the drop comes at once, if it comes at all.
    setTimeout(() => {
      this.#isDragging = false;
    });
  }

  #release() {
    clearTimeout(this.#longPress);
    this.#id = '';
  }

  /** @param {MouseEvent} event */
  #suppressClick(event) {
    if (!this.#isDragging) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {CodeRow} row */
function middleOf({ element }) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
