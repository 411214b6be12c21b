// The rows of a long list: some are drawn at once, the others when the browser has nothing else to do.

/** More than fit a window. */
export const AT_ONCE = 20;
const IN_A_TURN = 40;

export class LazyRows {
  /** @type {readonly string[]} */ #ids = [];
  /** @type {ReturnType<typeof requestIdleCallback> | undefined} */ #idle;
  #list;
  #draw;

  /**
   * @param {HTMLElement} list
   * @param {(id: string) => HTMLElement} draw gives the row of an id, the same one each time
   */
  constructor(list, draw) {
    this.#list = list;
    this.#draw = draw;
  }

  /** The ids of all rows, in their order. */
  get ids() {
    return this.#ids;
  }

  /** @param {readonly string[]} ids in the order in which they are shown from now on */
  arrange(ids) {
    this.#stop();
    this.#ids = ids;
    // As many as are there already, so that nobody who has scrolled down is thrown back.
    const count = Math.max(AT_ONCE, this.#list.childElementCount);
    place(this.#list, ids.slice(0, count).map(this.#draw));
    this.#follow();
  }

  /**
   * Draws the rows up to that place now.
   * @param {number} at from 0
   */
  reach(at) {
    const drawn = this.#list.childElementCount;
    if (at < drawn) return;
    this.#stop();
    this.#list.append(...this.#ids.slice(drawn, at + 1).map(this.#draw));
    this.#follow();
  }

  clear() {
    this.#stop();
    this.#ids = [];
    this.#list.replaceChildren();
  }

  #follow() {
    const from = this.#list.childElementCount;
    if (from >= this.#ids.length) return;
    this.#idle = requestIdleCallback(() => {
      this.#list.append(...this.#ids.slice(from, from + IN_A_TURN).map(this.#draw));
      this.#follow();
    });
  }

  #stop() {
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }
}

/**
 * Makes these an element's children. What is moved would lose the keyboard's focus.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 */
function place(parent, children) {
  const focused = document.activeElement;
  const kept = new Set(/** @type {Element[]} */ (children));
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  for (const [at, child] of children.entries()) {
    const there = parent.children[at];
    if (there !== child) parent.insertBefore(child, there ?? null);
  }
  if (focused instanceof HTMLElement && parent.contains(focused))
    focused.focus({ preventScroll: true });
}
