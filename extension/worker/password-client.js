// The page's side of the password worker. A worker starts when a password field is shown, so that
// it is ready when the password is entered, and ends with its task.

import { Refusal } from '../base/refusal.js';

/** @import {KeyCost, PasswordQuestion, Words} from '../core/password.js' */
/** @import {PasswordAnswer, PasswordResults, PasswordTask} from './tasks.js' */

const LIMIT_MS = 120_000;

/** A worker that was started beforehand and has no task yet. @type {PasswordWorker | null} */
let spare = null;

/**
 * A task that was sent and not answered yet.
 * @typedef {object} Pending
 * @property {(result: PasswordResults[keyof PasswordResults]) => void} resolve
 * @property {(thrown: unknown) => void} reject
 */

export class PasswordWorker {
  #worker = new Worker('/worker/password-worker.js', { type: 'module' });
  /** @type {Map<number, Pending>} by the ids of the requests */ #pending = new Map();
  #count = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }) => this.#settle(data));
    this.#worker.addEventListener('error', (event) => {
      console.error(event.message);
      for (const { reject } of this.#pending.values()) reject(notHashed());
    });
  }

  /** @param {string} password @param {PasswordQuestion} question */
  deriveKey(password, question) {
    return this.#ask({ task: 'deriveKey', password: encode(password), question });
  }

  /**
   * The key of a new password.
   * @param {string} password
   * @param {Uint8Array} salt
   * @param {KeyCost} [cost] otherwise the cost that this machine affords
   */
  chooseKey(password, salt, cost) {
    const task = { task: /** @type {const} */ ('chooseKey'), password: encode(password), salt };
    return this.#ask(cost === undefined ? task : { ...task, cost });
  }

  /** How long the password resists guessing, from 0 to 4. @param {string} password */
  strengthOf(password) {
    return this.#ask({ task: 'strengthOf', password });
  }

  /** Whether a new password is guessed too easily. @param {string} password */
  isWeak(password) {
    return this.#ask({ task: 'isWeak', password });
  }

  /** A password of random words. @param {Words} language */
  suggestWords(language) {
    return this.#ask({ task: 'suggestWords', language });
  }

  end() {
    this.#worker.terminate();
    this.#pending.clear();
  }

  /**
   * @template {PasswordTask} T
   * @param {T} task
   * @returns {Promise<PasswordResults[T['task']]>}
   */
  #ask(task) {
    const id = this.#count++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: /** @type {Pending['resolve']} */ (resolve), reject });
      setTimeout(() => {
        if (this.#pending.delete(id)) reject(new Refusal('worker_too_slow'));
      }, LIMIT_MS);
      const transfer =
        'password' in task && typeof task.password !== 'string' ? [task.password.buffer] : [];
      this.#worker.postMessage({ id, ...task }, { transfer });
    });
  }

  /** @param {PasswordAnswer} answer */
  #settle(answer) {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if ('done' in answer) pending?.resolve(answer.done);
    else if (answer.refused.code !== 'shell_unexpected') pending?.reject(answer.refused);
    else pending?.reject(notHashed());
  }
}

/** Starts a worker for the password that is about to be typed, unless there is one. */
export function preparePasswordWorker() {
  return (spare ??= new PasswordWorker());
}

/**
 * Runs one task, of one or several derivations, and ends the worker.
 * @template T
 * @param {(worker: PasswordWorker) => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withPasswordWorker(task) {
  const worker = spare ?? new PasswordWorker();
  spare = null;
  try {
    return await task(worker);
  } finally {
    worker.end();
  }
}

/** @param {string} password */
function encode(password) {
  return new TextEncoder().encode(password);
}

function notHashed() {
  return new Refusal('worker_not_hashed');
}
