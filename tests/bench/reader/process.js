// A reader that is a program. It gets paths on its standard input, a JSON string a line, and
// answers
// each with a line of JSON.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @import {Answer, Trap} from './judge.js' */

/**
 * @typedef {object} Reader
 * @property {string} name
 * @property {(path: string) => Promise<Answer | Trap>} read
 * @property {() => Promise<void>} close
 */

/** A reader without an answer after this time hangs. */
export const LIMIT_MS = 30_000;

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} options
 * @returns {Reader}
 */
export function programReader(name, program, options) {
  /** @type {ReturnType<typeof start> | undefined} */
  let running;
  return {
    name,
    async read(path) {
      running ??= start(program, options);
      const answer = await running.ask(path);
      if ('trap' in answer) running = undefined;
      return answer;
    },
    async close() {
      await running?.end();
    },
  };
}

/**
 * @param {string} program
 * @param {string[]} options
 */
function start(program, options) {
  const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'] });
  /** @type {Promise<unknown>} an error if the program could not be started */
  const ended = new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (/** @type {Buffer} */ words) => (complaint += words.toString()));

  /** @param {string} path @returns {Promise<Answer | Trap>} */
  async function ask(path) {
    let hangs = false;
    const timer = setTimeout(() => (hangs = child.kill('SIGKILL')), LIMIT_MS);
    child.stdin.write(`${JSON.stringify(path)}\n`);
    const line = await lines.next();
    clearTimeout(timer);
    if (!line.done) return JSON.parse(line.value);
    const outcome = await ended;
    if (outcome instanceof Error) throw outcome;
    return {
      trap: hangs
        ? `no answer within ${LIMIT_MS} ms`
        : complaint.trim() || 'ended without an error message',
    };
  }

  async function end() {
    child.stdin.end();
    await ended;
  }

  return { ask, end };
}
