// The button that compares the clock.

import { checkClock } from '../clock/check-clock.js';
import { explain } from '../base/explain.js';
import { element } from '../forms/page.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';

export function startClock() {
  const [button, told] = [element('#check-clock'), element('#clock-told')];
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    told.className = '';
    told.textContent = message('clock_asking');
    void checkClock()
      .catch((/** @type {unknown} */ thrown) => {
        told.className = 'error';
        return explain(asRefusal(thrown));
      })
      .then((text) => {
        told.textContent = text;
      })
      .finally(() => button.removeAttribute('aria-busy'));
  });
}
