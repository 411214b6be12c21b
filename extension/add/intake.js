// What a person chooses, drops or pastes: picture files, or text.

/**
 * `text`: lines of addresses, or a picture's own address. `capture`: the address of a picture of the screen.
 * @typedef {{files: File[]} | {text: string} | {capture: string}} Given
 */
/** @typedef {(given: Given) => void} Take */

/** Lines that mean to be accounts; the core says whether they are. */
const ADDRESS = /^\s*(?:(?:apple-)?otpauth(?:-migration)?|steam):\/\//imu;
const PICTURE = /^data:image\//u;

/**
 * @param {{input: HTMLInputElement, button: HTMLElement, zone: HTMLElement}} elements
 * @param {Take} take
 */
export function onGiven({ input, button, zone }, take) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    if (input.files?.length) take({ files: [...input.files] });
    // The same file may be chosen again after it was saved anew.
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    const given = pasted(event);
    if (given === null) return;
    event.preventDefault();
    take(given);
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
    // Without this the browser would leave the page and show the picture.
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer) take(dropped(event.dataTransfer));
  });
}

/** @param {string} text */
export function holdsAddress(text) {
  return ADDRESS.test(text);
}

/** @param {string} text */
export function isPictureAddress(text) {
  return PICTURE.test(text);
}

/**
 * @param {ClipboardEvent} event
 * @returns {Given | null} `null` for what belongs into the field that it is pasted into
 */
function pasted({ clipboardData, target }) {
  const text = clipboardData?.getData('text/plain') ?? '';
  if (holdsAddress(text)) return { text };
  // Office programs put a picture beside the text that is meant.
  if (text !== '' && isField(target)) return null;
  return clipboardData?.files.length ? { files: [...clipboardData.files] } : { text };
}

/**
 * @param {DataTransfer} transfer
 * @returns {Given}
 */
function dropped(transfer) {
  if (transfer.files.length > 0) return { files: [...transfer.files] };
  // A picture that is dragged out of a page comes as its address.
  const address = transfer.getData('text/uri-list');
  return { text: isPictureAddress(address) ? address : transfer.getData('text/plain') || address };
}

/** @param {EventTarget | null} target */
function isField(target) {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea') !== null
  );
}
