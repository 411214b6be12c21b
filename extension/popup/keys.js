// The list by keyboard: arrows, number keys, typing to search, and moving an entry.

import { hasCharacterKeys } from './character-keys.js';

/** @import {EntryList} from './entry-list.js' */

/** @typedef {{search: HTMLInputElement, list: HTMLUListElement}} Parts */

/**
 * @param {Parts} parts
 * @param {EntryList} entries
 * @param {() => boolean} isShown whether the user sees the list
 */
export function listenToKeys(parts, entries, isShown) {
  document.addEventListener('keydown', (event) => {
    if (!isShown() || event.isComposing || event.defaultPrevented) return;
    const isFilled = event.key === 'Enter' && event.shiftKey && entries.fill();
    if (isFilled) return event.preventDefault();
    const isHandled =
      event.target === parts.search
        ? inSearch(event, parts, entries)
        : inList(event, parts, entries);
    if (isHandled) event.preventDefault();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Parts} parts
 * @param {EntryList} entries
 * @returns {boolean} whether the key was handled
 */
function inSearch(event, { search }, entries) {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === 'ArrowDown') return focusRow(entries, 0);
  if (event.key === 'Escape') return clearSearch(entries);
  if (event.key === 'Enter') return copyRow(entries, 0);
  return hasCharacterKeys() && search.value === '' && copyByNumber(event, entries);
}

/**
 * @param {KeyboardEvent} event
 * @param {Parts} parts
 * @param {EntryList} entries
 * @returns {boolean} whether the key was handled
 */
function inList(event, { list }, entries) {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  const row = target instanceof Element ? target.closest('li') : null;
  const id = row !== null && list.contains(row) ? (row.dataset.id ?? '') : '';
  const at = entries.positionOf(id);
  if (altKey) return at >= 0 && moveEntry(key, entries, id);
  if ((ctrlKey || metaKey) && key === 'f') return startSearch(entries);
  if (ctrlKey || metaKey) return false;
  if (key === 'ArrowDown') return focusRow(entries, at + 1);
  if (key === 'ArrowUp') return at > 0 ? focusRow(entries, at - 1) : focusTop(entries);
  if (key === 'Home') return focusRow(entries, 0);
  if (key === 'End') return focusRow(entries, entries.shown.length - 1);
  if (key === 'Escape') return clearSearch(entries);
  if (!hasCharacterKeys()) return false;
  if (key === '/') return startSearch(entries);
  if (copyByNumber(event, entries)) return true;
  // The browser then types the letter into the search field, which has the focus by then.
  if (key.length === 1 && key !== ' ' && entries.size > 0) entries.startSearch();
  return false;
}

/**
 * @param {KeyboardEvent} event
 * @param {EntryList} entries
 */
function copyByNumber({ key, code }, entries) {
  const [, number] = /^(?:Digit|Numpad)([1-9])$/u.exec(code) ?? [];
  // With Shift a number key types another character.
  return number !== undefined && number === key && copyRow(entries, Number(number) - 1);
}

/**
 * @param {EntryList} entries
 * @param {number} at
 */
function copyRow(entries, at) {
  const row = entries.rowAt(at);
  row?.element.scrollIntoView({ block: 'nearest' });
  void row?.copy();
  return row !== null;
}

/**
 * @param {EntryList} entries
 * @param {number} at
 */
function focusRow(entries, at) {
  entries.rowAt(at)?.focus();
  return true;
}

/** @param {EntryList} entries */
function focusTop(entries) {
  entries.focus();
  return true;
}

/** @param {EntryList} entries */
function startSearch(entries) {
  if (entries.size > 0) entries.startSearch();
  return entries.size > 0;
}

/** @param {EntryList} entries */
function clearSearch(entries) {
  if (!entries.isSearched) return false;
  entries.clearSearch();
  entries.focus();
  return true;
}

/**
 * @param {string} key
 * @param {EntryList} entries
 * @param {string} id
 */
function moveEntry(key, entries, id) {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
  void entries.moveBy(id, key === 'ArrowUp' ? -1 : 1).catch(console.error);
  return true;
}
