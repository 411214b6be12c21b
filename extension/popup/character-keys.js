// Whether single characters act in the list: numbers copy, others start the search. Users of
// speech input and of sticky keys can switch that off (WCAG 2.2, 2.1.4).

import { onSettingsChanged, readChosen } from '../base/settings.js';

let areOn = true;

export function hasCharacterKeys() {
  return areOn;
}

/** @param {() => void} onChange called when they were switched on or off */
export async function followCharacterKeys(onChange) {
  const read = async () => {
    const before = areOn;
    areOn = (await readChosen()).characterKeys === 'on';
    if (areOn !== before) onChange();
  };
  onSettingsChanged(() => void read().catch(console.error));
  await read();
}
