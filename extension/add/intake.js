// Pictures that a person chooses, drops or pastes.

/** @typedef {(file: File) => void} Take */

/**
 * @param {{input: HTMLInputElement, button: HTMLElement, zone: HTMLElement}} elements
 * @param {Take} take called with one picture at a time
 */
export function onPicture({ input, button, zone }, take) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    takeFirst(input.files, take);
    // The same file may be chosen again after it was saved anew.
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    if (takeFirst(event.clipboardData?.files, take)) event.preventDefault();
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
    takeFirst(event.dataTransfer?.files, take);
  });
}

/**
 * @param {FileList | null | undefined} files
 * @param {Take} take
 */
function takeFirst(files, take) {
  const file = files?.[0];
  if (file !== undefined) take(file);
  return file !== undefined;
}
