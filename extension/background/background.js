// The service worker. It keeps no state: it starts for an event and ends again.

import {
  denyDiskToContentScripts,
  onAlarm,
  onCommand,
  onLastWindowClosed,
  onSystemLocked,
  setActionTitle,
} from '../browser/browser.js';
import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { message } from '../base/texts.js';
import { startClipboardClearing } from './clear-clipboard.js';
import { fillFrontTab } from './fill-command.js';
import { startImageMenu } from './image-menu-click.js';
import { followLanguage } from './follow-language.js';
import { startKeepingCopies } from './keep-copies.js';
import { followSync } from './follow-sync.js';
import { scanFrontTab } from './scan-command.js';
import { LOCK_ALARM, applyLockTime, lock, lockIfUnused } from '../vault/session.js';

onAlarm((name) => {
  if (name === LOCK_ALARM) void lockIfUnused();
});

onCommand((name, tab) => {
  if (name === 'lock') void lock();
  if (name === 'scan') void scanFrontTab();
  if (name === 'fill') void fillFrontTab(tab);
});

onSystemLocked(() => void lockWithSystem());

onPolicyChanged(() => void applyLockTime());

onLastWindowClosed(() => void lock());

startImageMenu();

startClipboardClearing();

startKeepingCopies();
followSync();

followLanguage(() => setActionTitle(message('app_name')));

void denyDiskToContentScripts();

/** The permission may be there from a time before the administrator switched this off. */
async function lockWithSystem() {
  const { lockWhenSystemLocks } = await readPolicy();
  if (lockWhenSystemLocks !== false) await lock();
}
