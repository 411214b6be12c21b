// The ring that shows how much of a code's time is left.

const SVG = 'http://www.w3.org/2000/svg';

export function makeRing() {
  const ring = document.createElementNS(SVG, 'svg');
  ring.setAttribute('class', 'ring');
  ring.setAttribute('viewBox', '0 0 32 32');
  for (const part of ['track', 'rest']) {
    const circle = document.createElementNS(SVG, 'circle');
    circle.setAttribute('class', part);
    circle.setAttribute('cx', '16');
    circle.setAttribute('cy', '16');
    circle.setAttribute('r', '14');
    circle.setAttribute('pathLength', '1');
    ring.append(circle);
  }
  return ring;
}

/**
 * @param {SVGSVGElement} ring
 * @param {number} rest from 0 to 1
 */
export function turnRing(ring, rest) {
  ring.classList.toggle('full', rest > Number(ring.style.getPropertyValue('--rest')));
  ring.style.setProperty('--rest', String(rest));
}
