// What a page may ask of the worker, and what it answers.

/** @import {Area, Reading, Refusal, Rekeyed, Unlocked} from '../core/warifu.js' */

/**
 * @typedef {{task: 'readPicture', file: Uint8Array, area?: Area}} ReadPicture
 * @typedef {{task: 'readCapture', address: string, area?: Area}} ReadCapture
 * @typedef {{task: 'createVault', name: string, password: Uint8Array, beside: string[]}} CreateVault
 * @typedef {{task: 'changePassword', sealed: string, key: string, password: Uint8Array, beside: string[]}} ChangePassword
 * @typedef {{task: 'unlockVault', sealed: string[], password: Uint8Array}} UnlockVault
 * @typedef {ReadPicture | ReadCapture | CreateVault | ChangePassword | UnlockVault} Task
 * @typedef {{
 *   readPicture: Reading,
 *   readCapture: Reading,
 *   createVault: Rekeyed,
 *   changePassword: Rekeyed,
 *   unlockVault: Unlocked,
 * }} Results
 * @typedef {{done: Results[Task['task']]} | {refused: Refusal}} Answer
 */

export {};
