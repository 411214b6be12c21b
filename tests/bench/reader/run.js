// Each picture is read by all readers in turn, so that other load on the machine affects all alike.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';

/** @import {Answer, Trap} from './judge.js' */
/** @import {Reader} from './process.js' */
/** @import {Sample} from './samples.js' */

/**
 * @typedef {{sample: Sample, answers: Record<string, Answer | Trap>}} Reading by the readers' names
 */

const RUNS = 3;
/** So many that the compilers have optimised. */
const WARM_UP_RUNS = 30;
const WARM_UP_TEXT =
  'otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME';

/**
 * Yields a reading for each picture.
 * @param {Sample[]} samples
 * @param {Reader[]} readers
 * @returns {AsyncGenerator<Reading, void, void>}
 */
export async function* readAll(samples, readers) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-bench-'));
  try {
    const plain = join(folder, 'plain.png');
    await QRCode.toFile(plain, WARM_UP_TEXT, { scale: 5 });
    for (const reader of readers) await warmUp(reader, plain);
    for (const sample of samples) {
      /** @type {Reading} */
      const reading = { sample, answers: {} };
      for (let run = 0; run < RUNS; run += 1) {
        for (const reader of readers) {
          const before = reading.answers[reader.name];
          if (before !== undefined && 'trap' in before) continue;
          const answer = await reader.read(sample.path);
          reading.answers[reader.name] = better(before, answer);
          if ('trap' in answer) await warmUp(reader, plain);
        }
      }
      yield reading;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The first answer, with the best time.
 * @param {Answer | undefined} before
 * @param {Answer | Trap} answer
 */
function better(before, answer) {
  if (before === undefined || 'trap' in answer) return answer;
  return { ...before, ms: Math.min(before.ms, answer.ms) };
}

/**
 * Throws if the reader does not work.
 * @param {Reader} reader
 * @param {string} plain a picture of a plain QR code
 */
async function warmUp(reader, plain) {
  for (let run = 0; run < WARM_UP_RUNS; run += 1) {
    const answer = await reader.read(plain);
    if ('trap' in answer) throw new Error(`${reader.name} does not run: ${answer.trap}`);
    if (answer.texts.join() !== WARM_UP_TEXT)
      throw new Error(`${reader.name} does not read a plain QR code: ${answer.texts}`);
  }
}
