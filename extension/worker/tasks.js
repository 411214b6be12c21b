// What a page may ask of the worker, and what it answers.

/** @import {Area, Reading, Refusal, Rekeyed, Unlocked} from '../core/warifu.js' */

/**
 * How far a search goes: until any code is found, until one holds accounts, or to the end.
 * @typedef {'any' | 'account' | 'every'} Goal
 * @typedef {{goal: Goal, skip: number[]}} Extent `skip`: ways of looking that trapped on this very picture
 * @typedef {{task: 'readPicture', file: Uint8Array} & Extent} ReadPicture
 * @typedef {{task: 'readCapture', address: string, area?: Area} & Extent} ReadCapture
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
 * What a task gave; or that its way of looking trapped, with the task to begin anew without that way.
 * @typedef {{done: Results[Task['task']]} | {refused: Refusal} | {trapped: number, task: ReadPicture | ReadCapture}} Answer
 */

export {};
