// The background's own texts come in the language that was chosen; the browser draws them, and is told when it changes.

import { onSettingsChanged, readSettings } from '../base/settings.js';
import { chooseLanguage } from '../base/texts.js';

/** Must have been awaited before the background takes a text. */
export async function loadLanguage() {
  await chooseLanguage((await readSettings()).language);
}

/** @param {() => Promise<void>} draw what shows texts */
export function followLanguage(draw) {
  let known = '';
  const look = async () => {
    const { language } = await readSettings();
    if (language === known) return;
    known = language;
    await loadLanguage();
    await draw();
  };
  onSettingsChanged(() => void look());
}
