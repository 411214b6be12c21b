// A file field in the chosen language: a button of ours opens the file picker, and the name of the
// chosen file is beside it. The browser's own field speaks the browser's language.

import { write } from './dom.js';

/**
 * @param {HTMLInputElement} input hidden
 * @param {HTMLElement} button
 * @param {HTMLElement} name shows the name of the chosen file
 */
export function startFileButton(input, button, name) {
  const show = () => {
    const [file] = input.files ?? [];
    write(name, file === undefined ? 'file_none' : '');
    if (file !== undefined) name.textContent = file.name;
  };
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', show);
  show();
}
