// A field for a password, with a button that shows what was typed, and the strength of a new one.

import { message } from '../base/texts.js';
import { preparePasswordWorker } from '../worker/password-client.js';
import { make, write } from './dom.js';
import { makeLabel } from './label.js';

/**
 * @param {object} field
 * @param {string} field.name
 * @param {string} field.label the key of its text
 * @param {string} [field.hint] the key of its text
 * @param {boolean} [field.isNew] whether its strength is shown
 * @param {boolean} [field.isRequired] whether it is marked as required, beside optional fields
 * @param {boolean} [field.isOfVault] whether it opens a vault, rather than another program's file
 */
export function makePasswordField({
  name,
  label,
  hint = '',
  isNew = false,
  isRequired = isNew,
  isOfVault = true,
}) {
  const input = make('input', {
    id: name,
    name,
    type: 'password',
    'aria-describedby': `${name}-note`,
    ...(isRequired ? { 'aria-required': 'true' } : {}),
  });
  if (isOfVault) input.addEventListener('focus', () => preparePasswordWorker());
  const show = make('button', {
    type: 'button',
    class: 'quiet',
    'aria-pressed': 'false',
    'data-shows': name,
  });
  write(show, 'password_show');
  /** @param {boolean} isShown */
  const setShown = (isShown) => {
    input.type = isShown ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(isShown));
    write(show, isShown ? 'password_hide' : 'password_show');
  };
  show.addEventListener('click', () => setShown(input.type === 'password'));
  const field = make(
    'div',
    { class: 'field' },
    makeLabel(name, label, isRequired),
    make('div', { class: 'input-row' }, input, show),
    ...(isNew ? [makeStrength(input)] : []),
    makeNote(`${name}-note`, hint),
  );
  return { field, input, setShown };
}

/** @param {string} id @param {string} hint */
function makeNote(id, hint) {
  if (hint === '') return make('p', { id, class: 'note' });
  const text = message(hint);
  return make('p', { id, class: 'note', 'data-hint': text, 'data-hint-text': hint }, text);
}

/** The strength of a new password, as it is typed. @param {HTMLInputElement} input */
function makeStrength(input) {
  const meter = make('meter', {
    min: '0',
    max: '4',
    low: '2',
    high: '3',
    optimum: '4',
    'aria-hidden': 'true',
  });
  const text = make('span', { role: 'status' });
  const line = make('p', { class: 'strength', hidden: '' }, meter, text);
  input.addEventListener('input', () => void show().catch(console.error));
  return line;

  async function show() {
    const { value } = input;
    line.hidden = value === '';
    if (line.hidden) return;
    const strength = await preparePasswordWorker().strengthOf(value);
    // The text may have changed while the worker was busy.
    if (input.value !== value) return;
    meter.value = strength;
    write(text, `strength_${strength}`);
  }
}
