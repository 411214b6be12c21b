// Draws a QR code. It contains a secret.

const SVG = 'http://www.w3.org/2000/svg';
/** The width of the quiet zone in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * @param {{size: number, modules: Uint8Array}} code
 * @param {string} label its name for screen readers
 */
export function makeQrCode({ size, modules }, label) {
  const whole = size + 2 * QUIET_ZONE;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const dark = document.createElementNS(SVG, 'path');
  const squares = [...modules].flatMap((module, at) =>
    module === 0
      ? []
      : [`M${(at % size) + QUIET_ZONE} ${Math.floor(at / size) + QUIET_ZONE}h1v1h-1z`],
  );
  dark.setAttribute('d', squares.join(''));
  svg.append(dark);
  return svg;
}
