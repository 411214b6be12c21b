// The picture that a lens gives of a paper, tilted or out of focus.

/** @import {Paper} from './draw-frame.js' */

/** The frame's size in pixels. */
export const WIDTH = 640;
export const HEIGHT = 480;
/** Samples along each side of a pixel, for edges as a lens gives them. */
const SAMPLES = 3;
/** In pixels. The lens sees 56 degrees. The paper has the same distance, so it keeps its size. */
const FOCAL = 600;

/** @typedef {{x: number, y: number, z: number}} Vector to the right, down, and away */

/**
 * How the paper is held. Angles are in degrees.
 * @typedef {object} Pose
 * @property {number} [fills] the part of the height that the paper fills
 * @property {number} [yaw] to the side
 * @property {number} [pitch] backwards
 * @property {number} [roll] in the picture's plane
 */

/**
 * Returns the brightness of each pixel. A ray through each sample meets the plane of the paper.
 * @param {Paper} paper
 * @param {Pose} pose
 */
export function project(paper, { fills = 0.75, ...angles }) {
  const right = turned({ x: 1, y: 0, z: 0 }, angles);
  const down = turned({ x: 0, y: 1, z: 0 }, angles);
  const through = turned({ x: 0, y: 0, z: 1 }, angles);
  const side = fills * HEIGHT;
  const brightnessAt = (/** @type {number} */ x, /** @type {number} */ y) => {
    const ray = { x: x - WIDTH / 2, y: y - HEIGHT / 2, z: FOCAL };
    const far = (FOCAL * through.z) / dot(ray, through);
    const place = { x: ray.x * far, y: ray.y * far, z: ray.z * far - FOCAL };
    return paper(dot(place, right) / side + 0.5, dot(place, down) / side + 0.5);
  };
  return Float64Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    let sum = 0;
    for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
      const [column, row] = [sample % SAMPLES, Math.floor(sample / SAMPLES)];
      const x = (at % WIDTH) + (column + 0.5) / SAMPLES;
      sum += brightnessAt(x, Math.floor(at / WIDTH) + (row + 0.5) / SAMPLES);
    }
    return sum / SAMPLES ** 2;
  });
}

/**
 * @param {Vector} vector
 * @param {Omit<Pose, 'fills'>} angles
 * @returns {Vector}
 */
function turned({ x, y, z }, { yaw = 0, pitch = 0, roll = 0 }) {
  const [rolledX, rolledY] = turn(x, y, roll);
  const [pitchedY, pitchedZ] = turn(rolledY, z, pitch);
  const [yawedX, yawedZ] = turn(rolledX, pitchedZ, yaw);
  return { x: yawedX, y: pitchedY, z: yawedZ };
}

/**
 * @param {number} one
 * @param {number} other
 * @param {number} degrees
 * @returns {[number, number]}
 */
function turn(one, other, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [one * cos - other * sin, one * sin + other * cos];
}

/** @param {Vector} one @param {Vector} other */
function dot(one, other) {
  return one.x * other.x + one.y * other.y + one.z * other.z;
}

/**
 * The mean over a square around each pixel.
 * @param {Float64Array} frame
 * @param {number} radius
 */
export function blurred(frame, radius) {
  const alongRows = meansAlong(frame, radius, WIDTH, HEIGHT, 1, WIDTH);
  return meansAlong(alongRows, radius, HEIGHT, WIDTH, WIDTH, 1);
}

/**
 * @param {Float64Array} frame
 * @param {number} radius
 * @param {number} length of a line
 * @param {number} lines
 * @param {number} step between the pixels of a line
 * @param {number} apart the distance of two lines
 */
function meansAlong(frame, radius, length, lines, step, apart) {
  const means = new Float64Array(frame.length);
  for (let line = 0; line < lines; line += 1) {
    for (let at = 0; at < length; at += 1) {
      const [from, to] = [Math.max(0, at - radius), Math.min(length - 1, at + radius)];
      let sum = 0;
      for (let one = from; one <= to; one += 1) sum += frame[line * apart + one * step] ?? 0;
      means[line * apart + at * step] = sum / (to - from + 1);
    }
  }
  return means;
}
