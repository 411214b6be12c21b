// QR codes drawn as shapes: SVG, table cells.

import { Html, html } from '../portal/html.js';

/** @import {Code} from './code.js' */
/** @import {Draw} from './raster.js' */

/**
 * An inline SVG of this width with its quiet zone. Modules may begin between two pixels.
 * @param {number} width
 * @returns {Draw}
 */
export const svg = (width) => (code, id) => {
  const path = code.dark().map(({ column, row }) => `M${column} ${row}h1v1h-1z`);
  return { markup: drawn(code, id, width, html`<path d="${path.join('')}" />`) };
};

/**
 * Modules as dots, and rounded finder patterns.
 * @param {number} width
 * @returns {Draw}
 */
export const dots = (width) => (code, id) => {
  const modules = code.dark().filter(({ column, row }) => !isFinder(code, column, row));
  const circles = modules.map(
    ({ column, row }) => `<circle cx="${column + 0.5}" cy="${row + 0.5}" r="0.45"/>`,
  );
  return { markup: drawn(code, id, width, new Html([...finders(code), ...circles].join(''))) };
};

/**
 * Neighbouring modules as bars with round ends.
 * @param {number} width
 * @returns {Draw}
 */
export const bars = (width) => (code, id) => {
  const modules = code.dark().filter(({ column, row }) => !isFinder(code, column, row));
  const shapes = modules.map(({ column, row }) => {
    const flows =
      column + 1 < code.size && code.isDark(column + 1, row) && !isFinder(code, column + 1, row);
    return `<rect x="${column}" y="${row + 0.05}" width="${flows ? 2 : 1}" height="0.9" rx="0.45"/>`;
  });
  return { markup: drawn(code, id, width, new Html([...finders(code), ...shapes].join(''))) };
};

/**
 * A table with a coloured cell for each module.
 * @param {number} side pixels a module
 * @returns {Draw}
 */
export const table = (side) => (code, id) => {
  const lines = [...Array(code.size + 8).keys()].map((line) => line - 4);
  const isDark = (/** @type {number} */ column, /** @type {number} */ row) =>
    Math.min(column, row) >= 0 && Math.max(column, row) < code.size && code.isDark(column, row);
  const cell = (/** @type {boolean} */ dark) =>
    `<td bgcolor="${dark ? '#000000' : '#ffffff'}"></td>`;
  const rows = lines.map(
    (row) => `<tr>${lines.map((column) => cell(isDark(column, row))).join('')}</tr>`,
  );
  return {
    markup: html`<table id="${id}" cellspacing="0" cellpadding="0" border="0">
      ${new Html(rows.join(''))}
    </table>`,
    style: `#${id} td { width: ${side}px; height: ${side}px; padding: 0 }`,
  };
};

/**
 * Rotates a drawing.
 * @param {Draw} draw
 * @param {number} degrees
 * @returns {Draw}
 */
export const turned = (draw, degrees) => async (code, id) => {
  const { style = '', ...drawing } = await draw(code, id);
  return {
    ...drawing,
    style: `${style} #${id} { margin: 48px; transform: rotate(${degrees}deg) }`,
  };
};

/**
 * @param {Code} code
 * @param {string} id
 * @param {number} width
 * @param {Html} shapes in modules, from the code's corner
 */
function drawn(code, id, width, shapes) {
  const side = code.size + 8;
  return html`<svg id="${id}" width="${width}" height="${width}" viewBox="-4 -4 ${side} ${side}">
    <path d="M-4 -4h${side}v${side}h-${side}z" fill="#fff" />
    ${shapes}
  </svg>`;
}

/**
 * Whether a module belongs to a finder pattern.
 * @param {Code} code
 * @param {number} column
 * @param {number} row
 */
function isFinder({ size }, column, row) {
  const [left, top] = [column < 7, row < 7];
  return (left && top) || (left && row >= size - 7) || (top && column >= size - 7);
}

/** @param {Code} code */
function finders({ size }) {
  const corners = /** @type {const} */ ([
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ]);
  return corners.map(
    ([
      x,
      y,
    ]) => `<rect x="${x + 0.5}" y="${y + 0.5}" width="6" height="6" rx="1.8" fill="none" stroke="#000"/>
      <rect x="${x + 2}" y="${y + 2}" width="3" height="3" rx="0.9"/>`,
  );
}
