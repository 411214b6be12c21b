import { PNG } from 'pngjs';

/**
 * A PNG's size, and which of its pixels are dark.
 * @param {Buffer} png
 * @returns {{ width: number, height: number, isDark: (x: number, y: number) => boolean }}
 */
export function readPng(png) {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, isDark: (x, y) => (data[(y * width + x) * 4] ?? 255) < 128 };
}
