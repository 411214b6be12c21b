// The notice in the view that unlocks: a later version has saved a vault, so that no password opens
// it here.

import { loadCore } from '../base/core.js';
import { element } from '../forms/dom.js';
import { readSealed } from '../vault/store.js';
import { isNewer } from '../vault/stored-value.js';

/** The field for the password does not wait for this: it needs the core. */
export async function showNewerNotice() {
  const [sealed] = await Promise.all([readSealed(), loadCore()]);
  element('#gate-newer').hidden = !sealed.some(isNewer);
}
