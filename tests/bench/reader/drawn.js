// Pictures of QR codes that readers find hard, drawn for a run: slanted views, colours of nearly
// the same brightness, and round dots on black.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { PNG } from 'pngjs';

/** @import {Sample} from './samples.js' */

/**
 * The colour of a point, RGB or RGBA.
 * @typedef {(x: number, y: number) => readonly number[]} Paint
 */
/** @typedef {{column: number, row: number, isDark: boolean}} Module */

const TEXT = 'otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME';
/** Pixels along a picture's edge. */
const SIDE = 360;
/** Modules of light space around the symbol. */
const QUIET = 4;
/** Points for each pixel, along an edge. */
const POINTS = 2;

const { modules } = QRCode.create(TEXT, { errorCorrectionLevel: 'M' });
const SPAN = modules.size + 2 * QUIET;

/** The far edge is shorter than the near one by these factors. */
const SLANTS = [1.25, 1.5, 1.75];
const DESK = [120, 110, 100];
const LILAC = [200, 162, 200];

/** @type {Record<string, Paint>} by the pictures' names */
const COLOURS = {
  'lilac-on-grey': (x, y) => (flat(x, y).isDark ? LILAC : [192, 192, 192]),
  'lilac-on-half-transparent-grey': (x, y) =>
    flat(x, y).isDark ? [...LILAC, 255] : [128, 128, 128, 128],
  'red-on-green': (x, y) => (flat(x, y).isDark ? [255, 60, 60] : [90, 140, 90]),
};

/**
 * Draws the pictures into a folder.
 * @param {string} folder
 * @returns {Sample[]}
 */
export function drawn(folder) {
  const slanted = SLANTS.flatMap((factor) =>
    [0, 1, 2, 3].map((turns) =>
      put(folder, 'hard-perspective', `${factor}-${turns}`, slant(factor, turns)),
    ),
  );
  const coloured = Object.entries(COLOURS).map(([name, paint]) =>
    put(folder, 'hard-colour', name, paint),
  );
  const dotted = [0.3, 0.4, 0.5].map((radius) =>
    put(folder, 'hard-dots', String(radius), dots(radius)),
  );
  return [...slanted, ...coloured, ...dotted];
}

/**
 * @param {string} folder
 * @param {string} set
 * @param {string} name
 * @param {Paint} paint
 * @returns {Sample}
 */
function put(folder, set, name, paint) {
  const png = new PNG({ width: SIDE, height: SIDE });
  for (let place = 0; place < SIDE * SIDE; place += 1) {
    const pixel = [0, 0, 0, 0];
    for (let point = 0; point < POINTS * POINTS; point += 1) {
      const over = ((point % POINTS) + 0.5) / POINTS;
      const down = (Math.floor(point / POINTS) + 0.5) / POINTS;
      const colour = paint((place % SIDE) + over, Math.floor(place / SIDE) + down);
      for (let sample = 0; sample < 4; sample += 1)
        pixel[sample] = (pixel[sample] ?? 0) + (colour[sample] ?? 255) / (POINTS * POINTS);
    }
    png.data.set(pixel.map(Math.round), place * 4);
  }
  const file = `${set}-${name}.png`;
  const path = join(folder, file);
  writeFileSync(path, PNG.sync.write(png));
  return { file, path, set, expected: [TEXT] };
}

/** The module at a point of a view from the front. @param {number} x @param {number} y */
function flat(x, y) {
  return moduleAt((x / SIDE) * SPAN - QUIET, (y / SIDE) * SPAN - QUIET);
}

/** @param {number} x in modules @param {number} y in modules @returns {Module} */
function moduleAt(x, y) {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size;
  return { column, row, isDark: isInside && modules.get(row, column) === 1 };
}

/**
 * A slanted view by a projective map, turned by quarters.
 * @param {number} factor
 * @param {number} turns
 * @returns {Paint}
 */
function slant(factor, turns) {
  return (x, y) => {
    let [over, down] = [x / SIDE, y / SIDE];
    for (let turn = 0; turn < turns; turn += 1) [over, down] = [down, 1 - over];
    const depth = 1 + (factor - 1) * down;
    const [u, v] = [((over - 0.5) * factor) / depth + 0.5, (down * factor) / depth];
    if (Math.min(u, v) < 0 || Math.max(u, v) > 1) return DESK;
    return moduleAt(u * SPAN - QUIET, v * SPAN - QUIET).isDark ? [10, 10, 10] : [250, 250, 250];
  };
}

/** Light dots on black. @param {number} radius in modules @returns {Paint} */
function dots(radius) {
  return (x, y) => {
    const [over, down] = [x, y].map((place) => (((place / SIDE) * SPAN) % 1) - 0.5);
    const isDot = Math.hypot(over ?? 0, down ?? 0) < radius;
    return flat(x, y).isDark && isDot ? [255, 255, 255] : [0, 0, 0];
  };
}
