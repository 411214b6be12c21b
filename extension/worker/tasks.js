// The messages between pages and their workers, and between these.

/** @import {Area, Goal, Reading} from '../core/reader.js' */
/** @import {ChosenKey, KeyCost, PasswordQuestion} from '../core/password.js' */
/** @import {Suggestion, Words} from '../core/password.js' */
/** @import {FileContent} from '../core/import.js' */
/** @import {DrawnCodes, ExportCodes, ExportForm} from '../core/export.js' */
/** @import {ExportedEntry, WrittenFile} from '../core/export.js' */
/** @import {Refused} from '../base/refusal.js' */
/** @import {Part} from './lane-memory.js' */

/**
 * A picture to search. `skip`: the strategies that trapped on this picture before.
 * @typedef {{goal: Goal, skip: number[]}} Extent
 * @typedef {{task: 'readPicture', file: Uint8Array} & Extent} ReadPicture
 * @typedef {{task: 'readCapture', address: string, area?: Area} & Extent} ReadCapture
 * Pixels as in `ImageData`. They are wiped.
 * @typedef {{width: number, height: number, rgba: Uint8ClampedArray<ArrayBuffer>}} Pixels
 * @typedef {{task: 'readFrame', pixels: Pixels} & Extent} ReadFrame
 * @typedef {ReadPicture | ReadCapture | ReadFrame} ReadTask
 *
 * The reader's answer. `trapped`: the strategy that trapped, and the task to repeat without it.
 * @typedef {{done: Reading} | {refused: Refused} | {trapped: number, task: ReadTask}} ReadAnswer
 *
 * Work on a password, as UTF-8 that the worker wipes.
 * @typedef {{task: 'deriveKey', password: Uint8Array, question: PasswordQuestion}} DeriveKey
 * @typedef {{task: 'chooseKey', password: Uint8Array, salt: Uint8Array, cost?: KeyCost}} ChooseKey
 * @typedef {{task: 'strengthOf', password: string}} StrengthOf
 * @typedef {{task: 'isWeak', password: string}} IsWeak
 * @typedef {{task: 'suggestWords', language: Words}} SuggestWords
 * @typedef {DeriveKey | ChooseKey | StrengthOf | IsWeak | SuggestWords} PasswordTask
 *
 * @typedef {object} PasswordResults
 * @property {Uint8Array} deriveKey
 * @property {ChosenKey} chooseKey
 * @property {number} strengthOf
 * @property {boolean} isWeak
 * @property {Suggestion} suggestWords
 *
 * @typedef {{id: number} & PasswordTask} PasswordRequest
 * @typedef {{id: number} & ({done: PasswordResults[PasswordTask['task']]} | {refused: Refused})}
 *   PasswordAnswer
 *
 * A file of another program, and the passwords that were given for it, as UTF-8.
 * @typedef {{file: Uint8Array, passwords: Uint8Array[]}} FileTask
 * @typedef {{done: FileContent} | {refused: Refused}} FileAnswer
 *
 * Entries to write for another program, with their secrets. `password`: as UTF-8.
 * @typedef {object} WriteFile
 * @property {'writeFile'} task
 * @property {ExportForm} form
 * @property {ExportedEntry[]} entries
 * @property {Uint8Array} password
 * @typedef {{task: 'drawCodes', form: ExportCodes, entries: ExportedEntry[]}} DrawCodes
 * @typedef {WriteFile | DrawCodes} ExportTask
 * @typedef {{done: WrittenFile | DrawnCodes} | {refused: Refused}} ExportAnswer
 *
 * From the password worker to those that fill Argon2's lanes with it. They answer the first one.
 * @typedef {object} ShareMemory
 * @property {'shareMemory'} task
 * @property {WebAssembly.Module} module
 * @property {WebAssembly.Memory} memory
 * @property {{thread: number, threads: number}} share
 * @typedef {{task: 'fillLanes', part: Part}} FillLanes
 * @typedef {ShareMemory | FillLanes} LaneTask
 */

export {};
