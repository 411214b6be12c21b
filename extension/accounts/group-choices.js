// The groups that other entries are in, as buttons below the field: each puts its name into the
// field, or takes it out again.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';

/** The commas that separate names, as the core has them. */
const COMMAS = /[,\u3001\uff0c\uff64]/u;

/** @param {string} text @returns {string[]} */
export function namesIn(text) {
  return text.split(COMMAS).flatMap((name) => name.trim() || []);
}

/** @param {readonly string[]} names */
export function textOf(names) {
  return names.join(message('list_separator'));
}

export class GroupChoices {
  #input;
  #place;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} place
   */
  constructor(input, place) {
    this.#input = input;
    this.#place = place;
    input.addEventListener('input', () => this.refresh());
  }

  /** @param {readonly string[]} groups */
  offer(groups) {
    const buttons = groups.map((name) => {
      const button = make('button', { type: 'button', class: 'chip' }, name);
      button.addEventListener('click', () => this.#toggle(name));
      return button;
    });
    this.#place.replaceChildren(...buttons);
    this.#place.hidden = groups.length === 0;
    this.refresh();
  }

  /** Marks the groups that are in the field. */
  refresh() {
    const chosen = new Set(namesIn(this.#input.value));
    for (const button of this.#place.children)
      button.setAttribute('aria-pressed', String(chosen.has(button.textContent ?? '')));
  }

  /** @param {string} name */
  #toggle(name) {
    const names = namesIn(this.#input.value);
    const others = names.filter((one) => one !== name);
    this.#input.value = textOf(others.length < names.length ? others : [...names, name]);
    this.#input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
