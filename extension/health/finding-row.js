// A row of the page: the verdict of a check in a sign and in words, and the button that mends.

import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { make, write } from '../forms/dom.js';

/** @import {Finding, Mend} from './facts.js' */

/**
 * @param {string} name the check's
 * @param {Finding} finding
 * @param {() => Promise<void>} onMended called after the button has done its work
 */
export function makeFinding(name, { verdict, text, values = [], isWritten, mend }, onMended) {
  const sign = make('span', { class: 'icon', 'data-icon': verdict, 'aria-hidden': 'true' });
  const title = make('h2', { id: `${name}-title`, tabindex: '-1' });
  write(title, `health_${name}_title`);
  const judged = make('p', { class: 'verdict' });
  write(judged, `health_is_${verdict}`);
  const reason = make('p', { class: 'reason' });
  if (isWritten) reason.textContent = text;
  else write(reason, text, values);
  const parts = mend === undefined ? [] : makeMend(mend, title, onMended);
  const body = make('div', {}, title, judged, reason, ...parts);
  return make('li', { id: name, class: 'finding', 'data-verdict': verdict }, sign, body);
}

/**
 * @param {Mend} mend
 * @param {HTMLElement} title of the row
 * @param {() => Promise<void>} onMended
 */
function makeMend(mend, title, onMended) {
  if ('page' in mend) {
    const link = make('a', {
      class: 'mend',
      href: `../${mend.page}`,
      'aria-describedby': title.id,
    });
    write(link, mend.label);
    return [link];
  }
  const { act } = mend;
  const error = make('p', { class: 'error', role: 'alert' });
  const button = make('button', { type: 'button', 'aria-describedby': title.id });
  write(button, mend.label);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    error.textContent = '';
    void act()
      .then(onMended)
      .catch((/** @type {unknown} */ thrown) => {
        error.textContent = explain(asRefusal(thrown));
      })
      .finally(() => button.removeAttribute('aria-busy'));
  });
  return [error, button];
}
