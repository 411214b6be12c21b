// The measured steps of one round. Each begins in the state in which the one before it ended.

import { PASSWORD } from './vaults.js';

/** @import {Popup} from './popup.js' */
/** @import {Subject} from './subject.js' */
/** @import {Vaults} from './vaults.js' */

/** Milliseconds by the name of the measurement. @typedef {Record<string, number>} Times */

/** @typedef {(subject: Subject, vaults: Vaults) => Promise<Times>} Work */

const NEXT_PASSWORD = 'another password to measure with';
/**
 * The least time between the password field's appearance and the Enter key, for a member types for
 * longer. A build may prepare itself meanwhile.
 */
const TYPING_MS = 1_000;

/**
 * @typedef {object} Step
 * @property {string} name for errors
 * @property {Work} work
 * @property {boolean} [onFloor] whether the empty popup takes part
 */

/** @type {Step[]} */
export const STEPS = [
  { name: 'vault open, 3 entries', work: openSmall, onFloor: true },
  { name: 'vault locked, Enter', work: unlock },
  { name: 'vault locked, daily use', work: unlockAndCopy, onFloor: true },
  { name: 'vault open, 1,000 entries', work: openLarge, onFloor: true },
  { name: 'change of the password, 1,000 entries', work: changePassword },
];

/**
 * Opens the vault of 3 entries, while no vault is open.
 * @param {Subject} subject
 * @param {Vaults} vaults
 */
export async function prepare(subject, vaults) {
  if (subject.build.isFloor) return;
  await vaults.put(subject, 3);
  await unlockQuietly(subject);
}

/** @type {Work} */
async function openSmall(subject, vaults) {
  if (!subject.build.isFloor) await vaults.put(subject, 3);
  const popup = await subject.openPopup();
  const code = await popup.report('code');
  /** @type {Times} */
  const times = { 'click to first code, 3 entries': code.at - popup.clicked };
  if (!subject.build.isFloor) await popup.press(code);
  const done = subject.build.isFloor ? code : await popup.report('copied');
  times['click to code copied'] = done.at - popup.clicked;
  Object.assign(times, await paints(popup, 'vault open'));
  await popup.close();
  return times;
}

/** @type {Work} */
async function unlock(subject) {
  await lockQuietly(subject);
  const popup = await subject.openPopup();
  await popup.report('gate');
  await popup.type(PASSWORD);
  await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
  await popup.pressEnter();
  const code = await popup.report('code');
  await lock(popup);
  await popup.close();
  return { 'Enter to first code': code.at - code.since };
}

/** @type {Work} */
async function unlockAndCopy(subject) {
  const popup = await subject.openPopup();
  if (subject.build.isFloor) {
    const line = await popup.report('code');
    const ms = line.at - popup.clicked;
    const floor = await paints(popup, 'vault locked');
    await popup.close();
    return { 'click to password field': ms, 'click, password, code copied': ms, ...floor };
  }
  const gate = await popup.report('gate');
  await popup.type(PASSWORD);
  await popup.pressEnter();
  await popup.press(await popup.report('code'));
  const copied = await popup.report('copied');
  const times = {
    'click to password field': gate.at - popup.clicked,
    'click, password, code copied': copied.at - popup.clicked,
    ...(await paints(popup, 'vault locked')),
  };
  await popup.close();
  return times;
}

/** @type {Work} */
async function openLarge(subject, vaults) {
  if (!subject.build.isFloor) await vaults.put(subject, 1_000);
  const popup = await subject.openPopup();
  const code = await popup.report('code');
  await popup.close();
  return { 'click to first code, 1,000 entries': code.at - popup.clicked };
}

/** @type {Work} */
async function changePassword(subject, vaults) {
  const page = await subject.openPage(subject.build.settings);
  const before = await vaults.stored(subject);
  const form = '#change-password';
  await page.waitForSelector(`${form} [type=submit]`, { visible: true });
  const fields = {
    password: PASSWORD,
    'next-password': NEXT_PASSWORD,
    'next-repeat': NEXT_PASSWORD,
  };
  for (const [name, text] of Object.entries(fields)) {
    await page.focus(`${form} [name="${name}"]`);
    await page.keyboard.sendCharacter(text);
  }
  await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
  const time = page.evaluate(timeChange, form);
  await page.click(`${form} [type=submit]`);
  const ms = await time;
  await page.close();
  if ((await vaults.stored(subject)) === before) throw new Error('the stored vault did not change');
  // The key is another now, so the old bytes open only after locking.
  await lockQuietly(subject);
  await prepare(subject, vaults);
  return { 'password change, 1,000 entries': ms };
}

/**
 * Runs in the settings page: from the button's press to the message that the password was changed.
 * @param {string} form
 * @returns {Promise<number>}
 */
function timeChange(form) {
  return new Promise((resolve, reject) => {
    const text = (/** @type {string} */ selector) =>
      document.querySelector(selector)?.textContent ?? '';
    const look = (/** @type {number} */ start) => {
      const error = text(`${form} [data-error]`) + text(`${form} .error`);
      if (error !== '') reject(new Error(error));
      else if (text('#password-changed') !== '') resolve(performance.now() - start);
      else requestAnimationFrame(() => look(start));
    };
    addEventListener('mousedown', ({ timeStamp }) => look(timeStamp), {
      capture: true,
      once: true,
    });
  });
}

/** Locks by the window's button. @param {Popup} popup */
async function lock(popup) {
  await popup.pressOn('#lock');
  await popup.report('gate');
}

/**
 * Locks and measures nothing. It uses a window of its own: one that has just copied a code may
 * still
 * be noting the site in the vault, and locking would make that fail.
 * @param {Subject} subject
 */
async function lockQuietly(subject) {
  const popup = await subject.openPopup();
  await popup.report('code');
  await lock(popup);
  await popup.close();
}

/** Unlocks and measures nothing. @param {Subject} subject */
async function unlockQuietly(subject) {
  const popup = await subject.openPopup();
  await popup.report('gate');
  await popup.type(PASSWORD);
  await popup.pressEnter();
  await popup.report('code');
  await popup.close();
}

/**
 * @param {Popup} popup
 * @param {string} state
 * @returns {Promise<Times>}
 */
async function paints(popup, state) {
  const first = await popup.report('paint', 'first-paint');
  const contentful = await popup.report('paint', 'first-contentful-paint');
  return {
    [`click to first paint, ${state}`]: first.at - popup.clicked,
    [`click to first contentful paint, ${state}`]: contentful.at - popup.clicked,
  };
}
