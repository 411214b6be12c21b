// The contrast of the theme's colours, as WCAG 2.2 defines it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, '..', '..', 'extension', 'base', 'theme.css');
const [light = '', dark = ''] = readFileSync(path, 'utf8').split(":root[data-theme='dark']");

/** The rules of each theme. */
export const THEMES = { light, dark };

/**
 * A colour of a theme in hexadecimal, without `#`.
 * @param {string} theme its rules
 * @param {string} name
 */
export function colour(theme, name) {
  const [, hex] = new RegExp(`--${name}: #([0-9a-f]{6});`, 'u').exec(theme) ?? [];
  return hex;
}

/** @param {string} one @param {string} other both in hexadecimal */
export function contrast(one, other) {
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

/** Relative luminance. @param {string} hex */
function luminance(hex) {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
