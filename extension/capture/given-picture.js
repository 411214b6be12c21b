// A picture that the user pastes into the toolbar's window, or drops on it, instead of a capture.

import { Refusal } from '../base/refusal.js';
import { redraw } from './redraw.js';

/** As `MAX_FILE_BYTES` in `crate/reader`. */
const MAX_BYTES = 16 * 1024 * 1024;
/** The formats of captures. */
const CAPTURED = ['image/png', 'image/jpeg'];

/** @param {(picture: File) => void} onPicture */
export function listenForPictures(onPicture) {
  document.addEventListener('paste', (event) => take(event, event.clipboardData));
  document.addEventListener('dragover', (event) => event.preventDefault());
  // Else the browser would show the picture in place of this page.
  document.addEventListener('drop', (event) => take(event, event.dataTransfer));

  /** @param {Event} event @param {DataTransfer | null} data */
  function take(event, data) {
    const picture = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (picture === undefined && event.type === 'paste') return;
    event.preventDefault();
    if (picture !== undefined) onPicture(picture);
  }
}

/**
 * The picture in the form in which the browser gives a capture: a `data:` address.
 * @param {Blob} picture
 * @returns {Promise<string>}
 */
export async function addressOf(picture) {
  if (picture.size > MAX_BYTES) throw new Refusal('picture_too_large');
  if (CAPTURED.includes(picture.type)) return read(picture);
  const png = await redraw(picture);
  if (png === null) throw new Refusal('picture_format');
  return read(new Blob([new Uint8Array(png)], { type: 'image/png' }));
}

/**
 * @param {Blob} file
 * @returns {Promise<string>}
 */
function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(new Refusal('file_unreadable')));
    reader.readAsDataURL(file);
  });
}
