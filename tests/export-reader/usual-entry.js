/** @import {ExportedEntry} from '../../extension/core/export.js' */

/**
 * An entry of the usual kind, which every form holds.
 * @type {ExportedEntry}
 */
export const USUAL = {
  issuer: 'Service',
  account: 'taro',
  secret: Uint8Array.from([72, 101, 108, 108, 111, 33, 0xde, 0xad, 0xbe, 0xef]),
  kind: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  note: '',
  isFavourite: false,
  hosts: [],
  groups: [],
  added: 1_700_000_000,
};
