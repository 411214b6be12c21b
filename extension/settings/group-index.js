// The page's own index: which group is being read.

import { element } from '../forms/page.js';

export function startGroupIndex() {
  const links = [...element('#index').querySelectorAll('a')];
  /** @type {Set<string>} */
  const seen = new Set();
  const mark = () => {
    const read = links.filter(({ hash }) => seen.has(hash));
    // The last groups cannot come to the window's top: the one that was asked for counts before those above it.
    const current = read.find(({ hash }) => hash === location.hash) ?? read[0];
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  // A group is read while it crosses the upper part of the window.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        isIntersecting ? seen.add(`#${target.id}`) : seen.delete(`#${target.id}`);
      }
      mark();
    },
    { rootMargin: '-5% 0px -50% 0px' },
  );
  for (const group of document.querySelectorAll('.group')) observer.observe(group);
  addEventListener('hashchange', mark);
  // What was drawn since has moved what the address leads to.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
