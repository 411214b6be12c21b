// Works on a master password, until the page ends it. Argon2id takes a while and 64 MiB or more:
// here neither stops the page, and the memory is free again when the worker ends.

import init, * as core from '../core/password.js';
import { asRefusal } from '../base/refusal.js';
import { LaneWorkers } from './lane-workers.js';

/** @import {ChosenKey, KeyCost, PasswordQuestion} from '../core/password.js' */
/** @import {PasswordAnswer, PasswordRequest, PasswordTask} from './tasks.js' */

const loading = init({ module_or_path: new URL('/core/password_bg.wasm', location.origin) });
// The user is still typing: the modules are compiled and the memory is there before it is needed.
const starting = Promise.all([LaneWorkers.start(), loading]).then(([lanes]) => {
  if (lanes === null) core.warmUp();
  return lanes;
});

/** How long the default cost takes here, from the last derivation. @type {number | undefined} */
let defaultTookMs;

self.addEventListener('message', (/** @type {MessageEvent<PasswordRequest>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
});

/**
 * @param {PasswordRequest} request
 * @returns {Promise<PasswordAnswer>}
 */
async function answer({ id, ...task }) {
  try {
    await loading;
    return { id, done: await perform(task) };
  } catch (thrown) {
    return { id, refused: asRefusal(thrown) };
  }
}

/** @param {PasswordTask} task */
function perform(task) {
  switch (task.task) {
    case 'deriveKey':
      return wiping(task.password, () => deriveKey(task.password, task.question));
    case 'chooseKey':
      return wiping(task.password, () => chooseKey(task.password, task.salt, task.cost));
    case 'strengthOf':
      return core.strengthOf(task.password);
    case 'isWeak':
      return core.isWeak(task.password);
    case 'suggestWords':
      return core.suggestWords(task.language);
  }
}

/**
 * @param {Uint8Array} password
 * @param {PasswordQuestion} question
 */
async function deriveKey(password, question) {
  const key = await fillLanes(password, question, false);
  return key ?? core.deriveKey(password, question);
}

/**
 * @param {Uint8Array} password
 * @param {Uint8Array} salt
 * @param {KeyCost} [cost] otherwise one that suits this machine
 * @returns {Promise<ChosenKey>}
 */
async function chooseKey(password, salt, cost) {
  const first = cost ?? core.newKeyCost(defaultTookMs);
  const key = await fillLanes(password, { salt, ...first }, true);
  if (key === null) return core.chooseKey(password, salt, cost);
  // The first derivation of a worker shows how fast the machine is.
  const suiting = cost ?? core.newKeyCost(defaultTookMs);
  if (suiting.passes === first.passes) return { key, ...first };
  key.fill(0);
  return chooseKey(password, salt, suiting);
}

/**
 * @param {Uint8Array} password
 * @param {PasswordQuestion} question
 * @param {boolean} isNew whether the password must be as long as a new one
 * @returns {Promise<Uint8Array | null>} `null` if one thread must do the work: the library then
 *   reports a lack of memory, or chooses a lower cost
 */
async function fillLanes(password, question, isNew) {
  const lanes = await starting;
  if (lanes === null || question.lanes === 1) return null;
  const plan = core.planLanes(password, question, isNew);
  try {
    const start = performance.now();
    const last = await lanes.fill(plan);
    if (last === null) return null;
    const { memoryKib, passes } = core.newKeyCost();
    const work = (question.memoryKib * question.passes) / (memoryKib * passes);
    defaultTookMs = Math.round((performance.now() - start) / work);
    const key = core.keyOfLanes(last);
    last.fill(0);
    return key;
  } finally {
    plan.firstBlocks.fill(0);
  }
}

/**
 * @template T
 * @param {Uint8Array} password overwritten afterwards
 * @param {() => Promise<T>} work
 */
async function wiping(password, work) {
  try {
    return await work();
  } finally {
    password.fill(0);
  }
}
