// Asks the server of a web page for its time. The function is sent into the page as source text, so
// it cannot use anything outside itself.

/**
 * @typedef {object} ServerTime
 * @property {string} host the server
 * @property {boolean} isAnswered
 * @property {string | null} date the response's `Date` header: whole seconds, rounded down
 * @property {string | null} age the response's `Age` header: seconds that it was in a cache
 * @property {number} before this PC's time of the request, in milliseconds since 1970
 * @property {number} after this PC's time of the response, in milliseconds since 1970
 */

/**
 * Requests the icon, because every server answers that and it changes nothing; then, if needed, the
 * page itself without its query. Sends no cookies, and follows no redirect, so that no other server
 * is asked.
 * @returns {Promise<ServerTime>}
 */
export async function fetchServerTime() {
  /** @type {ServerTime} */
  let time = {
    host: location.hostname,
    isAnswered: false,
    date: null,
    age: null,
    before: 0,
    after: 0,
  };
  for (const path of ['/favicon.ico', location.pathname]) {
    const before = Date.now();
    const response = await fetch(location.origin + path, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (response === null) continue;
    const [date, age] = ['Date', 'Age'].map((name) => response.headers.get(name));
    time = {
      ...time,
      isAnswered: true,
      date: date ?? null,
      age: age ?? null,
      before,
      after: Date.now(),
    };
    if (time.date !== null) break;
  }
  return time;
}
