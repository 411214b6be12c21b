// How pages look: language, colours, size of text. Whoever imports this is run when texts come in the person's language.

import { onSettingsChanged, readSettings } from './settings.js';
import { chooseLanguage, language } from './texts.js';

/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener called when texts come in another language from now on */
export function onLanguageChanged(listener) {
  listeners.push(listener);
}

async function take() {
  const { language: choice, appearance, textSize } = await readSettings();
  await chooseLanguage(choice);
  // For first-paint.js, which cannot wait for the settings themselves.
  localStorage.setItem('look', JSON.stringify({ appearance, textSize, language: language() }));
  dispatchEvent(new Event('look'));
}

async function follow() {
  const before = language();
  await take();
  if (language() !== before) for (const listener of listeners) listener();
}

onSettingsChanged(() => void follow());
// A page without its texts in the chosen language is still a page in the browser's.
await take().catch(console.error);
