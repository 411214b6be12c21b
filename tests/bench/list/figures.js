// Collects the figures of all builds, by the measurement's name.

/** @import {Measurement} from './report.js' */
/** @import {Subject} from './subject.js' */

export class Figures {
  /** The browser that was measured. */
  browser = '';
  /** @type {Map<string, Measurement>} */ #byName = new Map();

  get all() {
    return [...this.#byName.values()];
  }

  /**
   * @param {Subject} subject
   * @param {Measurement['unit']} unit
   * @param {Record<string, number>} numbers one more of each measurement
   */
  add({ build }, unit, numbers) {
    for (const [name, number] of Object.entries(numbers)) {
      const measurement = this.#byName.get(name) ?? { name, unit, samples: {} };
      this.#byName.set(name, measurement);
      (measurement.samples[build.name] ??= []).push(number);
    }
  }
}
