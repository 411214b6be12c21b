// A PDF of one page with a QR code drawn in squares (ISO 32000-1), like a letter with a set-up
// code.

/** @import {Code} from './code.js' */

/** A4 across, in points. */
const PAGE = { width: 842, height: 595 };

/**
 * @param {Code} code
 * @param {number} side points a module
 * @returns {Buffer}
 */
export function pdfOf(code, side) {
  const left = (PAGE.width - code.size * side) / 2;
  const top = (PAGE.height + code.size * side) / 2;
  const squares = code.dark().map(({ column, row }) => {
    return `${left + column * side} ${top - (row + 1) * side} ${side} ${side} re`;
  });
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << >> >>`,
    streamOf(`0 0 0 rg\n${squares.join('\n')}\nf`),
  ]);
}

/** @param {string} content */
function streamOf(content) {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/**
 * Numbers the objects and appends the table of their offsets.
 * @param {readonly string[]} objects the first is the catalogue
 */
function assemble(objects) {
  let file = '%PDF-1.4\n';
  const entries = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}`;
  const end = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, 'latin1');
}
