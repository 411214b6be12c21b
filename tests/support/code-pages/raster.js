// QR codes drawn in pixels: pictures and canvases.

import { Html, html } from '../portal/html.js';

/** @import {Code, Paint} from './code.js' */

/**
 * The markup that shows a QR code. The element that shows it has the id.
 * @typedef {object} Drawing
 * @property {Html} markup
 * @property {string} [style]
 * @property {string} [script]
 */

/** @typedef {(code: Code, id: string) => Drawing | Promise<Drawing>} Draw */

/**
 * An `<img>` of a data URL.
 * @param {Paint} [paint]
 * @returns {Draw}
 */
export const picture = (paint) => async (code, id) => ({
  markup: html`<img id="${id}" alt="" src="${dataUrl(await code.png(paint))}" />`,
});

/**
 * A picture that the page scales to another width, which the browser smooths.
 * @param {number} scale
 * @param {number} width
 * @returns {Draw}
 */
export const resized = (scale, width) => async (code, id) => ({
  markup: html`<img
    id="${id}"
    alt=""
    width="${width}"
    src="${dataUrl(await code.png({ scale }))}"
  />`,
});

/**
 * A QR code with a logo in its middle.
 * @param {Paint} paint
 * @returns {Draw}
 */
export const withLogo = (paint) => async (code, id) => ({
  markup: html`<span id="${id}"
    ><img alt="" src="${dataUrl(await code.png(paint))}" /><b>割</b></span
  >`,
  style: `#${id} { position: relative; display: inline-block }
    #${id} img { display: block }
    #${id} b { position: absolute; inset: 40%; display: grid; place-items: center; border: 3px solid #fff;
      border-radius: 6px; background: #1d6a66; color: #fff; font-size: 24px }`,
});

/**
 * The background of an empty element.
 * @param {Paint} [paint]
 * @returns {Draw}
 */
export const background = (paint) => async (code, id) => ({
  markup: html`<div id="${id}"></div>`,
  style: `#${id} { width: 240px; height: 240px; background: url(${dataUrl(await code.png(paint))}) 0 0 / contain }`,
});

/**
 * A canvas that a script fills.
 * @param {number} [scale] pixels a module
 * @returns {Draw}
 */
export const canvas =
  (scale = 5) =>
  (code, id) => ({ markup: canvasOf(code, id, scale), script: fill(code, id, scale) });

/**
 * The same after compression as a JPEG of this quality.
 * @param {number} quality 0 to 1
 * @returns {Draw}
 */
export const jpeg = (quality) => (code, id) => ({
  markup: html`<img id="${id}" alt="" />${canvasOf(code, `${id}-canvas`, 4)}`,
  script: `${fill(code, `${id}-canvas`, 4)}
    document.querySelector('#${id}').src = canvas.toDataURL('image/jpeg', ${quality});
    canvas.remove();`,
});

/**
 * @param {Code} code
 * @param {string} id
 * @param {number} scale
 */
function canvasOf(code, id, scale) {
  const side = (code.size + 8) * scale;
  return html`<canvas id="${id}" width="${side}" height="${side}"></canvas>`;
}

/**
 * @param {Code} code
 * @param {string} id
 * @param {number} scale
 */
function fill(code, id, scale) {
  const places = JSON.stringify(code.dark().map(({ column, row }) => [column, row]));
  return `const canvas = document.querySelector('#${id}');
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    for (const [column, row] of ${places})
      context.fillRect((column + 4) * ${scale}, (row + 4) * ${scale}, ${scale}, ${scale});`;
}

/** @param {Buffer} png */
export function dataUrl(png) {
  return new Html(`data:image/png;base64,${png.toString('base64')}`);
}
