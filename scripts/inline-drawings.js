// Puts a page's drawings into its markup. The browser makes a document of its own for each drawing
// that it loads as an image, and that delays the window's first frame.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMAGE =
  /<img src="(?<src>[^"]+\.svg)" alt=""(?<attributes>(?: (?:class|width|height)="\w+")*) \/>/gu;
const ROOT = /<svg (?<attributes>[^>]*)>(?<shapes>[^]*)<\/svg>/u;
/** The page's own attributes take the place of the file's. */
const SIZE = /(?<=^| )(?:width|height)="\d+" ?/gu;

/**
 * The markup with each decorative SVG image as an element.
 * @param {string} html
 * @param {string} path absolute, of the page
 */
export function inlineDrawings(html, path) {
  return html.replaceAll(IMAGE, (_, src, attributes) => {
    const file = readFileSync(join(dirname(path), src), 'utf8');
    const { attributes: own = '', shapes = '' } = ROOT.exec(file)?.groups ?? {};
    if (shapes === '') throw new Error(`${src} is no drawing`);
    const lines = shapes.replaceAll(/\s*\n\s*/gu, '');
    return `<svg aria-hidden="true"${attributes} ${own.replaceAll(SIZE, '')}>${lines}</svg>`;
  });
}
