// How pages look: language, colours, text size. `first-paint.js` applies colours and size before
// the first frame, from a note; this file keeps the note equal to the settings. Modules that import
// this file run when texts come in the user's language.

import { readLookNote, writeLookNote } from './look-note.js';
import { onSettingsChanged, readSettings } from './settings.js';
import { chooseLanguage, language } from './texts.js';

/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener called when texts come in another language from now on */
export function onLanguageChanged(listener) {
  listeners.push(listener);
}

/** Applies the settings, and calls the listeners if the language is another one. */
async function applySettings() {
  const before = language();
  const { language: choice, appearance, textSize } = await readSettings();
  await chooseLanguage(choice);
  const isNew = writeLookNote({ appearance, textSize, language: language() });
  if (isNew) dispatchEvent(new Event('look'));
  if (language() !== before) for (const listener of listeners) listener();
}

onSettingsChanged(() => void applySettings());
// If the texts in the chosen language cannot be had, the page is in the browser's language.
const applied = applySettings().catch(console.error);
// Usually the browser's own language is wanted, and no page waits for the settings.
if (readLookNote().language !== language()) await applied;
