// Nothing lives here: the worker is woken when the vault's time may be up, and ends again.

import { closeDiskToWebPages, onAlarm } from '../shared/browser.js';
import { LOCK_ALARM, lockIfUnused } from '../shared/session.js';

onAlarm((name) => {
  if (name === LOCK_ALARM) void lockIfUnused();
});

void closeDiskToWebPages();
