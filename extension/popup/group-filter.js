// The groups above the list: a press shows the entries of one group only. The choice lasts as long
// as the window, because a list that opens without some entries would look as if they were lost.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';

export class GroupFilter {
  /** @type {string | undefined} the group that is shown; `undefined` for all entries */ #chosen;
  /** @type {readonly string[]} */ #groups = [];
  #place;
  #onChange;

  /**
   * @param {HTMLElement} place a toolbar
   * @param {() => void} onChange called when the user has chosen another group
   */
  constructor(place, onChange) {
    this.#place = place;
    this.#onChange = onChange;
    place.addEventListener('keydown', (event) => this.#moveFocus(event));
  }

  get chosen() {
    return this.#chosen;
  }

  /** @param {readonly string[]} groups of the vault as it is now */
  draw(groups) {
    if (this.#chosen !== undefined && !groups.includes(this.#chosen)) this.#chosen = undefined;
    const isSame = groups.length === this.#groups.length;
    if (!isSame || groups.some((name, at) => name !== this.#groups[at])) {
      this.#groups = groups;
      const all = groups.length === 0 ? [] : [undefined, ...groups];
      this.#place.replaceChildren(...all.map((name) => this.#makeChip(name)));
      this.#place.hidden = groups.length === 0;
    }
    this.#mark();
  }

  clear() {
    this.#chosen = undefined;
    this.draw([]);
  }

  /** @param {string | undefined} name */
  #makeChip(name) {
    const attributes = { type: 'button', class: 'chip', ...(name ? { title: name } : {}) };
    const chip = make('button', attributes, name ?? message('list_all_groups'));
    if (name === undefined) chip.dataset.text = 'list_all_groups';
    chip.addEventListener('click', () => {
      this.#chosen = name === this.#chosen ? undefined : name;
      this.#mark();
      this.#onChange();
    });
    return chip;
  }

  /** The Tab key comes to the chip that is pressed. The arrows go to the others. */
  #mark() {
    const pressed = this.#chosen === undefined ? 0 : this.#groups.indexOf(this.#chosen) + 1;
    for (const [at, chip] of this.#chips.entries()) {
      chip.setAttribute('aria-pressed', String(at === pressed));
      chip.tabIndex = at === pressed ? 0 : -1;
    }
  }

  /** @param {KeyboardEvent} event */
  #moveFocus(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const chips = this.#chips;
    const at = chips.findIndex((chip) => chip === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: chips.length - 1 };
    const chip = chips[next[/** @type {keyof typeof next} */ (event.key)] ?? -1];
    if (chip === undefined) return;
    event.preventDefault();
    chip.focus();
  }

  get #chips() {
    return [...this.#place.querySelectorAll('button')];
  }
}
