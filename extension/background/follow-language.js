// The language of the texts that the background worker gives to the browser, such as the button's
// tooltip. The browser keeps such a text, so it must be set again when the language changes.

import { onSettingsChanged, readSettings } from '../base/settings.js';
import { chooseLanguage } from '../base/texts.js';

/** Must be awaited before the worker uses `message`. */
export async function loadLanguage() {
  await chooseLanguage((await readSettings()).language);
}

/** @param {() => Promise<void>} update called when the chosen language may have changed */
export function followLanguage(update) {
  let known = '';
  const check = async () => {
    const { language } = await readSettings();
    if (language === known) return;
    known = language;
    await loadLanguage();
    await update();
  };
  onSettingsChanged(() => void check());
}
