// The help page: the manual, in the language of the texts, and its search. The build puts the
// manual into the page. The page uses no vault and no module.

import '../base/first-paint.js';
import { onLanguageChanged } from '../base/look.js';
import { language } from '../base/texts.js';
import { element, find, localisePage, write } from '../forms/dom.js';
import { startSupport } from '../forms/support.js';
import { wordsIn } from './fold.js';
import { showMatches } from './search.js';

const field = find(document, '#search', HTMLInputElement);

/** Shows the manual of the current language, and the part that the address names. */
function draw() {
  for (const article of document.querySelectorAll('article')) {
    article.hidden = article.lang !== language();
  }
  search();
  showPart();
}

function search() {
  const words = wordsIn(field.value);
  const count = showMatches(find(document, `article[lang="${language()}"]`, HTMLElement), words);
  const key = count === 0 ? 'help_none_found' : 'help_found';
  write(element('#result'), words.length === 0 ? '' : key, [String(count)]);
}

/**
 * Shows the part of the manual that the address names: `#refused`, as other pages link it, or
 * `#ja-refused`, as the manual does.
 */
function showPart() {
  const part = location.hash.slice(1).replace(/^(?:ja|en)-/u, '');
  const section = document.getElementById(`${language()}-${part}`);
  if (section === null) return;
  if (field.value !== '') {
    field.value = '';
    search();
  }
  section.scrollIntoView();
  find(section, 'h2, h3', HTMLElement).focus({ preventScroll: true });
}

localisePage();
startSupport();
draw();
onLanguageChanged(draw);
field.addEventListener('input', search);
addEventListener('hashchange', showPart);
