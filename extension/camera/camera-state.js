// The part of the page with the camera's picture: off, waiting for the user's permission, or on.

import { element, find, write } from '../forms/dom.js';

export class CameraState {
  #state = element('#state');
  #note = element('#note');
  #picture = element('#picture');
  #start = element('#start');
  #stop = element('#stop');
  #video = find(document, '#video', HTMLVideoElement);

  /** The browser may ask the user for permission. */
  showAsking() {
    this.#show('camera_asking', { isOn: true, hasPicture: false });
  }

  /** @param {MediaStreamTrack} track */
  showOn(track) {
    this.#show('camera_running', { isOn: true, hasPicture: true });
    // In the picture of a camera that faces the user, hands move to the wrong side otherwise.
    this.#video.classList.toggle('mirrored', track.getSettings().facingMode !== 'environment');
  }

  /** @param {string} reason the key of its text; empty for none */
  showOff(reason) {
    this.#show(reason, { isOn: false, hasPicture: false });
    write(this.#start, 'action_scan_again');
  }

  /** @param {string} text why there is no picture */
  showError(text) {
    this.#state.textContent = text;
    this.#state.classList.add('error');
  }

  /** A text that is shown already is not spoken again. @param {string} text */
  showNote(text) {
    if (this.#note.textContent !== text) this.#note.textContent = text;
  }

  /**
   * @param {string} key of the text
   * @param {{isOn: boolean, hasPicture: boolean}} parts
   */
  #show(key, { isOn, hasPicture }) {
    const [shown, hidden] = isOn ? [this.#stop, this.#start] : [this.#start, this.#stop];
    const hadFocus = document.activeElement === hidden;
    write(this.#state, key);
    this.#state.classList.remove('error');
    this.#picture.hidden = !hasPicture;
    shown.hidden = false;
    hidden.hidden = true;
    if (hadFocus) shown.focus();
  }
}
