// Reduces a picture of a page to a few colours, as a lossless WebP. The extension ships some of the
// manual's pictures, so each kilobyte counts.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import encode, { init } from '@jsquash/webp/encode.js';
import { PNG } from 'pngjs';

/** Pages have few colours, and text has the shades between them. */
const COLOURS = 16;
/** Squared distances in RGB. The first pass chooses main colours, the second one shades. */
const LEAST_DISTANCES = [1200, 100];
const MODULE = fileURLToPath(import.meta.resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));

let isReady = false;

/**
 * @param {Uint8Array} png
 * @returns {Promise<Uint8Array>}
 */
export async function smallPicture(png) {
  if (!isReady) await init(new WebAssembly.Module(readFileSync(MODULE)));
  isReady = true;
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  const reduced = reduce(new Uint32Array(Uint8Array.from(data).buffer));
  const pixels = new Uint8ClampedArray(reduced.buffer);
  const picture = /** @type {ImageData} */ ({ width, height, data: pixels, colorSpace: 'srgb' });
  return new Uint8Array(await encode(picture, { lossless: 1, quality: 100, method: 6 }));
}

/** @param {Uint32Array} pixels each of four bytes */
function reduce(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = paletteOf(colours);
  const nearest = new Map(
    colours.map((colour) => {
      const sorted = palette.toSorted((a, b) => distance(a, colour) - distance(b, colour));
      return [colour, sorted[0] ?? colour];
    }),
  );
  return pixels.map((pixel) => nearest.get(pixel) ?? pixel);
}

/**
 * The most frequent colours that differ clearly from those before.
 * @param {number[]} colours the most frequent first
 */
function paletteOf(colours) {
  /** @type {number[]} */
  const palette = [];
  for (const least of LEAST_DISTANCES) {
    for (const colour of colours) {
      if (palette.length === COLOURS) return palette;
      if (palette.every((one) => distance(one, colour) > least)) palette.push(colour);
    }
  }
  return palette;
}

/** @param {number} one @param {number} other */
function distance(one, other) {
  return [0, 8, 16]
    .map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255))
    .reduce((sum, difference) => sum + difference ** 2, 0);
}
