// How pages look: language, colours, text size. `first-paint.js` applies colours and size before
// the first frame from a note of what was chosen; this file keeps that note like the settings.
// The modules that import this file run when texts come in the user's language.

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
  const note = JSON.stringify({ appearance, textSize, language: language() });
  if (note !== localStorage.getItem('look')) {
    localStorage.setItem('look', note);
    dispatchEvent(new Event('look'));
  }
  if (language() !== before) for (const listener of listeners) listener();
}

/** The language of the note; empty if there is none yet. */
function notedLanguage() {
  const { language: noted = '' } = JSON.parse(localStorage.getItem('look') ?? '{}');
  return noted;
}

onSettingsChanged(() => void applySettings());
// A page without its texts in the chosen language is still a page in the browser's.
const applied = applySettings().catch(console.error);
// Usually the browser's own language is wanted, and no page waits for the settings.
if (notedLanguage() !== language()) await applied;
