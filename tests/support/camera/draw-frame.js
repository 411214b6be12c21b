// Draws the frame of a camera before which somebody holds a QR code on paper.

import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import { blurred, project } from './lens.js';

/** @import {Pose} from './lens.js' */

/** Modules of white margin around the QR code. */
const MARGIN = 4;
/** Brightness of ink, paper and the room behind it, as a camera gives them (ITU-R BT.601). */
const [INK, PAPER, ROOM] = [30, 220, 105];

/**
 * @typedef {object} Light
 * @property {number} [blur] radius in pixels
 * @property {number} [light] 1 is full light
 * @property {number} [noise] the most by which a pixel differs
 *
 * @typedef {Pose & Light} Conditions
 */

/**
 * The brightness of a paper at a place: from 0 to 1 in both directions, the room outside.
 * @typedef {(u: number, v: number) => number} Paper
 */

/**
 * Returns the brightness of each pixel, row by row.
 * @param {Paper} paper
 * @param {Conditions} [conditions]
 */
export function drawFrame(paper, conditions = {}) {
  const { blur = 0, light = 1, noise = 0 } = conditions;
  let frame = project(paper, conditions);
  // Three boxes are nearly a Gaussian.
  for (let pass = 0; blur > 0 && pass < 3; pass += 1) frame = blurred(frame, blur);
  const random = randomNumbers();
  return Uint8Array.from(frame, (brightness) => {
    const lit = 16 + (brightness - 16) * light + (random() * 2 - 1) * noise;
    return Math.min(235, Math.max(16, Math.round(lit)));
  });
}

/** Nobody holds anything before the camera. @type {Paper} */
export const NO_PAPER = () => ROOM;

/** A paper with a QR code. @param {string} content */
export function paperWith(content) {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const isDark = (/** @type {number} */ column, /** @type {number} */ row) => {
    const isInside = [column, row].every((place) => place >= 0 && place < modules.size);
    return isInside && modules.get(row, column) === 1;
  };
  return paperOf(modules.size + 2 * MARGIN, (column, row) => isDark(column - MARGIN, row - MARGIN));
}

/** A paper with a square picture in black and white. @param {Buffer} png */
export function paperOfPicture(png) {
  const { width, data } = PNG.sync.read(png);
  return paperOf(width, (column, row) => (data[4 * (row * width + column)] ?? 255) < 128);
}

/**
 * @param {number} side in squares
 * @param {(column: number, row: number) => boolean} isDark
 * @returns {Paper}
 */
function paperOf(side, isDark) {
  return (u, v) => {
    if (u < 0 || v < 0 || u >= 1 || v >= 1) return ROOM;
    return isDark(Math.floor(u * side), Math.floor(v * side)) ? INK : PAPER;
  };
}

/** The same numbers in every run, from 0 to 1 (mulberry32). */
function randomNumbers() {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
