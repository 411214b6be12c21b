// Applies colours and text size, from the system's colours and the note that look.js keeps. Each
// page imports this file first, and its script blocks the first frame (`blocking="render"`), so
// that no frame is in other colours.

import { readLookNote } from './look-note.js';

const root = document.documentElement;
const forced = matchMedia('(forced-colors: active)');
const dark = matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const { appearance, textSize, language } = readLookNote();
  // In forced colours the system's theme applies, not the chosen one.
  const isSystem = forced.matches || appearance === 'system';
  root.dataset['theme'] = isSystem ? (dark.matches ? 'dark' : 'light') : appearance;
  root.dataset['textSize'] = textSize;
  root.lang = language;
}

apply();
for (const query of [forced, dark]) query.addEventListener('change', apply);
// The note was changed by another page, or by this one.
addEventListener('storage', apply);
addEventListener('look', apply);
