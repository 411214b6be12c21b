// How pages look: language, colours, text size. `first-paint.js` applies colours and size before
// the first frame, from a note; this file keeps the note equal to the settings. Modules that import
// this file run when texts come in the user's language.

import { readLookNote, writeLookNote } from './look-note.js';
import { readPolicy } from './policy.js';
import { limit, onSettingsChanged, readChosen } from './settings.js';
import { chooseLanguage, language } from './texts.js';

/** @import {Policy} from './policy-values.js' */

/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener called when texts come in another language from now on */
export function onLanguageChanged(listener) {
  listeners.push(listener);
}

/**
 * Applies the settings, and calls the listeners if the language is another one.
 * @param {Partial<Policy>} policy
 */
async function applySettings(policy) {
  const before = language();
  const { language: choice, appearance, textSize } = limit(await readChosen(), policy);
  await chooseLanguage(choice);
  const isManaged = policy.language !== undefined;
  const isNew = writeLookNote({ appearance, textSize, language: language(), isManaged });
  if (isNew) dispatchEvent(new Event('look'));
  if (language() !== before) for (const listener of listeners) listener();
}

async function applyAll() {
  await applySettings(await readPolicy());
}

/**
 * The administrator's language, as far as it is known from before: no page waits for the browser to
 * have read its policies.
 * @returns {Partial<Policy>}
 */
function lastKnown() {
  const { isManaged, language } = readLookNote();
  return isManaged && (language === 'ja' || language === 'en') ? { language } : {};
}

onSettingsChanged(() => void applyAll().catch(console.error));
// If the texts in the chosen language cannot be had, the page is in the browser's language.
const applied = applySettings(lastKnown()).catch(console.error);
void applied.then(applyAll).catch(console.error);
// Usually the browser's own language is wanted, and no page waits for the settings.
if (readLookNote().language !== language()) await applied;
