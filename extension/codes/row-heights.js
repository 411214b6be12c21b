// The position of each row of a long list, although only a few rows exist. Most rows are equally
// high, so the model keeps one usual height and the measured heights of the other rows.

/** CSS pixels. A guess that holds until rows were measured. */
const FIRST_GUESS = 72;
/** CSS pixels. Layout rounds heights to 1/64. */
const TOLERANCE = 0.05;
/** The usual height is learned from this many rows or more: two rows may both be unusual. */
const ENOUGH_ROWS = 5;

export class RowHeights {
  #usual = FIRST_GUESS;
  /** @type {Map<string, number>} heights that are not the usual one, by id */ #unusual = new Map();
  /** @type {readonly string[]} */ #ids = [];
  /** @type {Float64Array | null} the top of each row and the end of the last; null if outdated */
  #tops = null;

  /** @param {readonly string[]} ids of all rows, in their order */
  setOrder(ids) {
    this.#ids = ids;
    this.#tops = null;
  }

  /**
   * Takes over measured heights, each with the gap to the next row.
   * @param {ReadonlyMap<string, number>} measured by id
   * @returns {boolean} whether anything differs from what was known
   */
  learn(measured) {
    let isChanged = this.#learnUsual([...measured.values()]);
    for (const [id, height] of measured) {
      if (isClose(height, this.#unusual.get(id) ?? this.#usual)) continue;
      if (isClose(height, this.#usual)) this.#unusual.delete(id);
      else this.#unusual.set(id, height);
      isChanged = true;
    }
    if (isChanged) this.#tops = null;
    return isChanged;
  }

  /**
   * The distance from the list's top to a row's top; for the number of rows, to the list's end.
   * @param {number} at the row's position, from 0
   */
  topOf(at) {
    return this.#allTops()[at] ?? 0;
  }

  /**
   * The position of the row at that distance from the list's top; the nearest row if none is there.
   * @param {number} distance in CSS pixels
   */
  rowAt(distance) {
    const tops = this.#allTops();
    let [low, high] = [0, Math.max(0, this.#ids.length - 1)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((tops[middle] ?? 0) <= distance) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  clear() {
    this.#unusual.clear();
    this.setOrder([]);
  }

  /**
   * After a change of the text size or of the width, most rows have another height than before.
   * Then every height that is known is outdated.
   * @param {number[]} heights
   * @returns {boolean} whether the usual height has changed
   */
  #learnUsual(heights) {
    if (heights.length < ENOUGH_ROWS) return false;
    const usual = heights.filter((height) => isClose(height, this.#usual));
    if (usual.length * 2 >= heights.length) return false;
    const median = heights.sort((one, other) => one - other)[heights.length >> 1];
    if (median === undefined || isClose(median, this.#usual)) return false;
    this.#usual = median;
    this.#unusual.clear();
    return true;
  }

  #allTops() {
    if (this.#tops !== null) return this.#tops;
    const tops = new Float64Array(this.#ids.length + 1);
    const { size } = this.#unusual;
    let top = 0;
    for (const [at, id] of this.#ids.entries()) {
      top += size === 0 ? this.#usual : (this.#unusual.get(id) ?? this.#usual);
      tops[at + 1] = top;
    }
    this.#tops = tops;
    return tops;
  }
}

/**
 * @param {number} one
 * @param {number} other
 */
function isClose(one, other) {
  return Math.abs(one - other) < TOLERANCE;
}
