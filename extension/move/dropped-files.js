// Files that the user chooses, drops on the page or pastes.

/**
 * @param {{input: HTMLInputElement, button: HTMLElement, zone: HTMLElement}} elements
 * @param {(files: File[]) => void} onFiles
 */
export function listenToFiles({ input, button, zone }, onFiles) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // Else the same file could not be chosen again after it was changed.
    input.value = '';
    if (files.length > 0) onFiles(files);
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) zone.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    // Else the browser would leave the page and show the file.
    event.preventDefault();
    zone.classList.remove('over');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
}
