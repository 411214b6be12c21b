// The index of the settings page. It marks the group that the user is reading.

import { element } from '../forms/dom.js';

export function startGroupIndex() {
  const links = [...element('#index').querySelectorAll('a')];
  /** @type {Set<string>} */
  const visible = new Set();
  const mark = () => {
    const readable = links.filter(({ hash }) => visible.has(hash));
    // The last groups cannot scroll to the top of the window, so the group in the URL takes
    // precedence over those above it.
    const current = readable.find(({ hash }) => hash === location.hash) ?? readable[0];
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  // A group counts as visible while it is in the upper part of the window.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        isIntersecting ? visible.add(`#${target.id}`) : visible.delete(`#${target.id}`);
      }
      mark();
    },
    { rootMargin: '-5% 0px -50% 0px' },
  );
  for (const group of document.querySelectorAll('.group')) observer.observe(group);
  addEventListener('hashchange', mark);
  // The page has grown since it loaded, so the group in the URL has moved.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
