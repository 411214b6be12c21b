// A web page's own server asked for its time. Sent into web pages as text: it uses nothing from around it.

/**
 * @typedef {object} ServerTime
 * @property {string} host that was asked
 * @property {boolean} isAnswered
 * @property {string | null} date the answer's header; in whole seconds, rounded down
 * @property {string | null} age the answer's header: for how many seconds others kept it
 * @property {number} before this PC's time when it asked, in milliseconds since 1970
 * @property {number} after this PC's time when it had the answer
 */

/**
 * Asks for what every server has an answer to and nothing happens by, an icon, and otherwise for the page without its query. Only the
 * page's own server, without what it knows the person by; a way to another one is not gone.
 * @returns {Promise<ServerTime>}
 */
export async function fetchServerTime() {
  /** @type {ServerTime} */
  let times = {
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
    times = {
      ...times,
      isAnswered: true,
      date: date ?? null,
      age: age ?? null,
      before,
      after: Date.now(),
    };
    if (times.date !== null) break;
  }
  return times;
}
