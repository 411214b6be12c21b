// Nothing lives here: the worker is woken when the vault's time may be up, and ends again.

import {
  closeDiskToWebPages,
  onAlarm,
  onCommand,
  onSystemLocked,
  setActionTitle,
} from '../browser/browser.js';
import { message } from '../base/texts.js';
import { startClipboard } from './clipboard.js';
import { fillFitting } from './fill.js';
import { startImageMenu } from './image-menu.js';
import { followLanguage } from './language.js';
import { scanFront } from './scan.js';
import { LOCK_ALARM, lock, lockIfUnused } from '../vault/session.js';

onAlarm((name) => {
  if (name === LOCK_ALARM) void lockIfUnused();
});

onCommand((name, tab) => {
  if (name === 'lock') void lock();
  if (name === 'scan') void scanFront();
  if (name === 'fill') void fillFitting(tab);
});

onSystemLocked(() => void lock());

startImageMenu();

startClipboard();

followLanguage(() => setActionTitle(message('app_name')));

void closeDiskToWebPages();
