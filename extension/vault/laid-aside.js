// Stored values that were laid aside: each was in the place of a vault's newest generation when
// another one had to take that place. The rescue page lists them. Nothing here is a secret.

/**
 * @typedef {object} LaidAside
 * @property {string} name in the storage
 * @property {string} id of the vault whose place it had
 * @property {Date} date when it was laid aside
 * @property {number} size in characters
 * @property {unknown} value a sealed vault, or damaged data of any kind
 */

const NAME = /^damaged-(?<id>.*)(?<date>\d{13})$/u;
/** Further ones are removed, the oldest first. */
const MOST_OF_A_VAULT = 5;
const MOST_CHARACTERS = 2_000_000;

/**
 * Those of one vault, the newest first; without an id, those of all vaults.
 * @param {Record<string, unknown>} everything on disk
 * @param {string} [ofVault]
 * @returns {LaidAside[]}
 */
export function laidAsideIn(everything, ofVault) {
  const found = Object.entries(everything).flatMap(([name, value]) => {
    const { id, date } = NAME.exec(name)?.groups ?? {};
    if (id === undefined || (ofVault ?? id) !== id) return [];
    const size = typeof value === 'string' ? value.length : JSON.stringify(value).length;
    return [{ name, id, date: new Date(Number(date)), size, value }];
  });
  return found.sort((one, other) => other.date.getTime() - one.date.getTime());
}

/**
 * The items to write so that a value is laid aside, and the names of older ones beyond the bounds.
 * @param {Record<string, unknown>} everything on disk
 * @param {string} id of the vault
 * @param {unknown} value nothing is laid aside if it is undefined
 * @returns {{items: Record<string, unknown>, surplus: string[]}}
 */
export function layAside(everything, id, value) {
  if (value === undefined) return { items: {}, surplus: [] };
  const before = laidAsideIn(everything, id);
  // Two within a millisecond must not share a name.
  const date = Math.max(Date.now(), (before[0]?.date.getTime() ?? 0) + 1);
  const items = { [`damaged-${id}${date}`]: value };
  let characters = JSON.stringify(value).length;
  const surplus = before.filter(({ size }, index) => {
    characters += size;
    return index + 1 >= MOST_OF_A_VAULT || characters > MOST_CHARACTERS;
  });
  return { items, surplus: surplus.map(({ name }) => name) };
}
