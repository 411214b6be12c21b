// Elements, and the texts that pages declare by their keys.

import { onLanguageChanged } from '../base/look.js';
import { language, message } from '../base/texts.js';

/**
 * The element at a selector. Throws if there is none: the page and its script do not match.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(within, selector, type) {
  const element = within.querySelector(selector);
  if (!(element instanceof type)) throw new TypeError(`no ${type.name} at ${selector}`);
  return element;
}

/** The page's element at that selector. @param {string} selector */
export const element = (selector) => find(document, selector, HTMLElement);

/** Announces a text to screen readers. @param {string} text */
export function say(text) {
  element('#status').textContent = text;
}

/**
 * Attributes of every control. Unless `autocomplete` is off, Chromium writes a control's value into
 * the session history on disk. Spell checkers and text predictions may send it to a server.
 */
const PRIVATE = { autocomplete: 'off', spellcheck: 'false', writingsuggestions: 'false' };
const CONTROLS = ['input', 'select', 'textarea'];

/**
 * A new element. Strings become text nodes, never markup. Every element of a page that is not in
 * its HTML is made here, so that every control is private.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const all = CONTROLS.includes(tag) ? { ...attributes, ...PRIVATE } : attributes;
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Fills in the texts below an element: `data-text="key"` for its content, `data-label="key"` for a
 * name that is only read out, `data-hint-text="key"` for a field's hint, which an error may
 * replace.
 * @param {ParentNode} [within]
 */
export function localise(within = document) {
  for (const element of within.querySelectorAll('[data-text]')) {
    element.textContent = message(element.getAttribute('data-text') ?? '', valuesOf(element));
  }
  for (const element of within.querySelectorAll('[data-label]')) {
    const text = message(element.getAttribute('data-label') ?? '', valuesOf(element));
    element.setAttribute('aria-label', text);
    element.setAttribute('title', text);
  }
  for (const note of within.querySelectorAll('[data-hint-text]')) {
    if (!(note instanceof HTMLElement)) continue;
    note.dataset.hint = message(note.dataset.hintText ?? '', valuesOf(note));
    if (!note.classList.contains('error')) note.textContent = note.dataset.hint;
  }
}

/**
 * Writes a text that changes with the language while it is shown.
 * @param {HTMLElement} element
 * @param {string} key of the text; empty for none
 * @param {readonly string[]} [values]
 */
export function write(element, key, values = []) {
  if (key === '') delete element.dataset.text;
  else element.dataset.text = key;
  element.dataset.values = JSON.stringify(values);
  element.textContent = key === '' ? '' : message(key, values);
}

/**
 * @param {Element} element
 * @returns {string[]}
 */
function valuesOf(element) {
  return JSON.parse(element.getAttribute('data-values') ?? '[]');
}

/** Sets the page's language and all its texts, now and after each change of the language. */
export function localisePage() {
  draw();
  onLanguageChanged(draw);
}

function draw() {
  document.documentElement.lang = language();
  localise();
}

/**
 * Shows one of a page's views and hides the others.
 * @param {string} name the view's `data-view`
 */
export function showView(name) {
  for (const view of document.querySelectorAll('[data-view]')) {
    if (view instanceof HTMLElement) view.hidden = view.dataset.view !== name;
  }
}

/** Whether a page shows a view. @param {string} name the view's `data-view` */
export function isShown(name) {
  return document.querySelector(`[data-view="${name}"]:not([hidden])`) !== null;
}
