// Files and texts that the user chooses, drops or pastes.

import { holdsAccounts } from '../base/core.js';

/**
 * `text`: lines of addresses, or the data address of a picture. `capture`: the data address of a
 * picture of the screen.
 * @typedef {{files: File[]} | {text: string} | {capture: string}} ImportInput
 */
/** @typedef {(input: ImportInput) => void} OnInput */

const PICTURE = /^data:image\//u;
/** A picture, or a key that another program has sealed. */
const DATA = /^\s*data:\w+\//u;

/**
 * @param {{input: HTMLInputElement, button: HTMLElement, zone: HTMLElement}} elements
 * @param {OnInput} onInput
 */
export function listenToInput({ input, button, zone }, onInput) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    if (input.files?.length) onInput({ files: [...input.files] });
    // Else the same file could not be chosen again after it was changed.
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    const pasted = inputOfPaste(event);
    if (pasted === null) return;
    event.preventDefault();
    onInput(pasted);
  });
  for (const name of /** @type {const} */ (['dragenter', 'dragover'])) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  }
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) zone.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    // Else the browser would leave the page and show the picture.
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer) onInput(inputOfDrop(event.dataTransfer));
  });
}

/** Whether a text is more than a typed key. @param {string} text */
export function isInput(text) {
  return holdsAccounts(text) || DATA.test(text);
}

/** @param {string} text */
export function isPictureAddress(text) {
  return PICTURE.test(text);
}

/**
 * @param {ClipboardEvent} event
 * @returns {ImportInput | null} `null` for text that belongs into the field it is pasted into
 */
function inputOfPaste({ clipboardData, target }) {
  const text = clipboardData?.getData('text/plain') ?? '';
  if (isInput(text)) return { text };
  // Office programs put a picture of the text beside the text.
  if (text !== '' && isField(target)) return null;
  return clipboardData?.files.length ? { files: [...clipboardData.files] } : { text };
}

/**
 * @param {DataTransfer} data
 * @returns {ImportInput}
 */
function inputOfDrop(data) {
  if (data.files.length > 0) return { files: [...data.files] };
  // A picture that is dragged out of a page comes as its address.
  const address = data.getData('text/uri-list');
  return { text: isPictureAddress(address) ? address : data.getData('text/plain') || address };
}

/** @param {EventTarget | null} target */
function isField(target) {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea') !== null
  );
}
