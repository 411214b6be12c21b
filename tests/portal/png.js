import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, isDark: (x: number, y: number) => boolean }} Picture */

/**
 * Reads the kind of PNG that the portal draws: eight bits a channel, RGBA, not interlaced.
 * @param {Buffer} png
 * @returns {Picture}
 */
export function readPng(png) {
  assert.equal(png.toString('latin1', 0, 8), '\x89PNG\r\n\x1a\n');
  const chunks = [...chunksOf(png)];
  assert.equal(chunks[0]?.type, 'IHDR');
  const header = chunks[0].data;
  assert.deepEqual([...header.subarray(8)], [8, 6, 0, 0, 0], 'eight bits, RGBA, not interlaced');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const rows = unfilter(inflateSync(packed), width * 4, height);
  return { width, height, isDark: (x, y) => rows[y * width * 4 + x * 4] < 128 };
}

/**
 * @param {Buffer} png
 * @returns {Generator<{ type: string, data: Buffer }>}
 */
function* chunksOf(png) {
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/**
 * Undoes the filters of PNG (third edition, section 9).
 * @param {Buffer} filtered rows of one filter byte and `stride` bytes
 * @param {number} stride
 * @param {number} height
 * @returns {Uint8Array}
 */
function unfilter(filtered, stride, height) {
  assert.equal(filtered.length, (stride + 1) * height);
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : out[at - 4];
      const up = y === 0 ? 0 : out[at - stride];
      const corner = x < 4 || y === 0 ? 0 : out[at - stride - 4];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      assert(guess !== undefined, `no such filter: ${filter}`);
      out[at] = filtered[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

/**
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
