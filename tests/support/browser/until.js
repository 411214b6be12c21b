// Waits for what no event tells, such as the work of the background.

const LIMIT_MS = 30_000;

/**
 * Asks again until it is so.
 * @param {() => Promise<boolean>} isSo
 * @throws {Error} after half a minute
 */
export async function until(isSo) {
  const end = Date.now() + LIMIT_MS;
  while (!(await isSo())) if (Date.now() > end) throw new Error('it did not come to be so');
}
