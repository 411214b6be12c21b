// The button that checks this PC's clock.

import { checkClock } from '../clock/check-clock.js';
import { explain } from '../base/explain.js';
import { element } from '../forms/dom.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';

export function startClock() {
  const [button, result] = [element('#check-clock'), element('#clock-result')];
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    result.className = '';
    result.textContent = message('clock_asking');
    void checkClock()
      .then(({ text }) => text)
      .catch((/** @type {unknown} */ thrown) => {
        result.className = 'error';
        return explain(asRefusal(thrown));
      })
      .then((text) => {
        result.textContent = text;
      })
      .finally(() => button.removeAttribute('aria-busy'));
  });
}
