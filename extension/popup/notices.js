// The notices below the list of codes.

import { backupNotice } from './backup-notice.js';
import { moveNotice } from './move-notice.js';
import { storageNotice } from './storage-notice.js';
import { syncNotice } from './sync-notice.js';

/** @import {FindNotice} from './notice-line.js' */

/** The most urgent one first. @type {FindNotice[]} */
export const NOTICES = [storageNotice, syncNotice, moveNotice, backupNotice];
