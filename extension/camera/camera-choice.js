// The list of cameras, shown if there are several.

import { message } from '../base/texts.js';
import { element, find, make } from '../forms/dom.js';
import { rememberCamera } from '../capture/open-camera.js';

export class CameraChoice {
  #field = element('#choice');
  #list = find(document, '#cameras', HTMLSelectElement);

  /** @param {(id: string) => void} onChoose called with the id of the camera that the user chose */
  constructor(onChoose) {
    this.#list.addEventListener('change', () => {
      rememberCamera(this.#list.value);
      onChoose(this.#list.value);
    });
    navigator.mediaDevices.addEventListener('devicechange', () => {
      if (!this.#field.hidden) void this.refresh(this.#list.value);
    });
  }

  /**
   * Before the user has allowed the camera, the browser hides the ids, and the list stays hidden.
   * @param {string} current the id of the camera that is open; empty if none is
   */
  async refresh(current) {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const cameras = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId);
    const options = cameras.map(({ deviceId, label }, at) =>
      make('option', { value: deviceId }, label || message('camera_number', [String(at + 1)])),
    );
    this.#list.replaceChildren(...options);
    if (current !== '') this.#list.value = current;
    this.#field.hidden = cameras.length < 2;
  }
}
