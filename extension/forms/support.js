// Whom users of this organisation ask: the administrator's link and contact, in the places that a
// page has for them, and at the end of the window as long as an error is shown.

import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { make, write } from './dom.js';

/** @import {Policy} from '../base/policy-values.js' */

const PLACES = '[data-support]';
const ERRORS = ':is([role="alert"], .error):not(:empty)';

/** To be called once by a page that shows errors or has places for the support. */
export function startSupport() {
  // Made only if it is needed: it costs a look at each change of the page.
  /** @type {HTMLElement | null} */
  let bar = null;
  const draw = async () => {
    const policy = await readPolicy();
    const has = policy.helpUrl !== undefined || policy.supportContact !== undefined;
    if (has && bar === null) bar = startBar();
    for (const place of document.querySelectorAll(PLACES)) {
      place.querySelector('.support')?.remove();
      place.toggleAttribute('hidden', !has);
      if (has) place.append(makeSupport(policy));
    }
  };
  onPolicyChanged(() => void draw());
  void draw();
}

/** A bar that is shown as long as the page shows an error. */
function startBar() {
  const bar = make('div', { id: 'support', role: 'status', 'data-support': '' });
  document.body.append(bar);
  const show = () => {
    const isWanted = [...document.querySelectorAll(ERRORS)].some((one) => one.checkVisibility());
    if (bar.classList.contains('wanted') !== isWanted) bar.classList.toggle('wanted', isWanted);
  };
  new MutationObserver(show).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['hidden', 'class', 'role', 'open'],
  });
  show();
  return bar;
}

/** @param {Partial<Policy>} policy */
function makeSupport({ helpUrl, helpLabel, supportContact }) {
  const parts = [];
  if (helpUrl !== undefined) {
    const link = make('a', { href: helpUrl, target: '_blank', rel: 'noreferrer' });
    if (helpLabel === undefined) write(link, 'support_manual', [new URL(helpUrl).host]);
    else link.textContent = helpLabel;
    parts.push(link);
  }
  if (supportContact !== undefined) {
    const contact = make('span');
    write(contact, 'support_contact', [supportContact]);
    parts.push(contact);
  }
  return make('p', { class: 'support' }, ...parts);
}
