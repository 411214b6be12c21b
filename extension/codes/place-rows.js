// Rows as the children of a list, changed as little as possible.

/**
 * @param {HTMLElement} row
 * @returns {string} the id of its entry
 */
export function idOf(row) {
  return row.dataset.id ?? '';
}

/** @param {HTMLElement} list */
export function rowsIn(list) {
  return [...list.children].filter((row) => row instanceof HTMLElement);
}

/**
 * Sets an attribute. Writing the same value again would cost a style calculation.
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} value
 */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} value empty to remove it
 */
export function setStyle(element, name, value) {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

/**
 * Makes these an element's children. An element that is moved loses the keyboard's focus, so it is
 * given back.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 * @returns {HTMLElement[]} the elements that were removed
 */
export function placeRows(parent, children) {
  const focused = document.activeElement;
  const kept = new Set(children);
  const removed = rowsIn(parent).filter((child) => !kept.has(child));
  for (const child of removed) child.remove();
  for (const [at, child] of children.entries()) {
    const present = parent.children[at];
    if (present !== child) parent.insertBefore(child, present ?? null);
  }
  const isLost = focused !== document.activeElement && parent.contains(focused);
  if (isLost && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return removed;
}
