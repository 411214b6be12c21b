// Errors of a form, shown below the fields that they are about, else at the form's end.

import { localise } from './dom.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';

/**
 * @param {HTMLFormElement} form each field has a `#name-note`; the form has one `[data-error]`
 * @param {unknown} thrown
 */
export function showError(form, thrown) {
  clearErrors(form);
  const refused = asRefusal(thrown);
  const text = explain(refused);
  const inputs = refused.fields.flatMap((field) => inputOf(form, field) ?? []);
  for (const input of inputs) {
    input.setAttribute('aria-invalid', 'true');
    const details = input.closest('details');
    if (details) details.open = true;
    setNote(form, input.name, text);
  }
  inputs[0]?.focus();
  if (inputs.length === 0) setFormError(form, text);
}

/**
 * Fills in the hints of a form's fields.
 * @param {HTMLFormElement} form
 */
export function showHints(form) {
  localise(form);
}

/** @param {HTMLFormElement} form */
export function clearErrors(form) {
  setFormError(form, '');
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    if (isField(input)) setNote(form, input.name, '');
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} field
 */
function inputOf(form, field) {
  // On a page with several forms, names have prefixes: `new-password` beside `password`.
  const input =
    form.querySelector(`[name="${field}"]`) ?? form.querySelector(`[name$="-${field}"]`);
  return isField(input) ? input : undefined;
}

/**
 * @param {Element | null} element
 * @returns {element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
function isField(element) {
  return [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some(
    (type) => element instanceof type,
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {string} field
 * @param {string} error
 */
function setNote(form, field, error) {
  const note = form.querySelector(`#${field}-note`);
  if (!(note instanceof HTMLElement)) return;
  note.textContent = error || (note.dataset.hint ?? '');
  note.classList.toggle('error', error !== '');
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 */
function setFormError(form, text) {
  const place = form.querySelector('[data-error]');
  if (place) place.textContent = text;
}

/** The event that a form dispatches when its work has ended, with or without an error. */
export const SETTLED = 'settled';

/** Whether any form of the page is working. */
export function isAnyFormBusy() {
  return document.querySelector('form[aria-busy="true"]') !== null;
}

/**
 * Runs a form's work once at a time. Its button shows that it is busy.
 * @param {HTMLFormElement} form
 * @param {() => Promise<void>} work
 */
export function onSubmit(form, work) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    form.setAttribute('aria-busy', 'true');
    clearErrors(form);
    void work()
      .catch((/** @type {unknown} */ thrown) => showError(form, thrown))
      .finally(() => {
        form.removeAttribute('aria-busy');
        form.dispatchEvent(new Event(SETTLED, { bubbles: true }));
      });
  });
}
