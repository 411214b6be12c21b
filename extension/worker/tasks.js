// What a page may ask of the worker, and what it answers.

/** @import {Area, Reading, Refusal, Unlocked} from '../core/warifu.js' */

/**
 * @typedef {{task: 'readPicture', file: Uint8Array, area?: Area}} ReadPicture
 * @typedef {{task: 'readCapture', address: string, area?: Area}} ReadCapture
 * @typedef {{task: 'createVault', password: Uint8Array}} CreateVault
 * @typedef {{task: 'unlockVault', sealed: string, password: Uint8Array}} UnlockVault
 * @typedef {ReadPicture | ReadCapture | CreateVault | UnlockVault} Task
 * @typedef {{readPicture: Reading, readCapture: Reading, createVault: Unlocked, unlockVault: string}} Results
 * @typedef {{done: Results[Task['task']]} | {refused: Refusal}} Answer
 */

export {};
