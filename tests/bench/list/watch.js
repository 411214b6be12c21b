// Runs in each toolbar window before its own scripts, and reports when something is first shown.

/**
 * One thing that became visible. All times are milliseconds since 1970, by the window's clock.
 * @typedef {object} Report
 * @property {'gate' | 'code' | 'copied' | 'paint'} event `gate`: the password field
 * @property {number} at the frame in which it was first shown
 * @property {number} since the last press of a key or of the mouse before it
 * @property {string} name of a `paint`, as Paint Timing calls it; otherwise empty
 * @property {number} x the middle of it, in CSS pixels of the window
 * @property {number} y
 */

/** The name of the function by which the window reports. */
export const REPORT = 'benchReport';

/** @typedef {{code: string, gate: string, copied: string, report: string}} Watched selectors */

/** Selectors that every build has. The empty popup has a paragraph in the place of a code. */
export const WATCHED = {
  code: '.code-row .code, body > p',
  gate: '#password',
  copied: '.code-row.copied',
  report: REPORT,
};

/**
 * It is sent to the window as source text, so it may use nothing from outside itself.
 * Elements are looked for once per frame, because a code that is in no frame is not visible yet.
 * @param {Watched} watched
 */
export function watch(watched) {
  /** @type {(payload: string) => void} */
  const report = Reflect.get(globalThis, watched.report);
  let since = 0;
  /** @type {('gate' | 'code' | 'copied')[]} */
  let wanted = [];
  const send = (/** @type {string} */ event, /** @type {Element} */ found) => {
    const [at = 0, before = 0] = [performance.now(), since].map(
      (ms) => performance.timeOrigin + ms,
    );
    const { x, y, width, height } = found.getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2 };
    report(JSON.stringify({ event, name: '', at, since: before, ...middle }));
  };
  const isShown = (/** @type {Element} */ element) =>
    (element instanceof HTMLInputElement || /\w/u.test(element.textContent ?? '')) &&
    element.checkVisibility();
  const look = () => {
    for (const event of wanted) {
      const found = [...document.querySelectorAll(watched[event])].find(isShown);
      if (found === undefined) continue;
      // After a code was copied, the next thing may be the password field, by the lock button.
      wanted = event === 'copied' ? wanted.filter((one) => one !== event) : [];
      send(event, found);
    }
    if (wanted.length > 0) requestAnimationFrame(look);
  };
  const start = (/** @type {number} */ moment, /** @type {typeof wanted} */ ...events) => {
    const isRunning = wanted.length > 0;
    since = moment;
    wanted = events;
    if (!isRunning) requestAnimationFrame(look);
  };
  const press = (/** @type {KeyboardEvent} */ { key, timeStamp }) => {
    if (key === 'Enter') start(timeStamp, 'code');
  };

  start(0, 'gate', 'code');
  addEventListener('keydown', press, true);
  addEventListener('mousedown', ({ timeStamp }) => start(timeStamp, 'copied', 'gate'), true);
}

/**
 * Reports the paints of Paint Timing. It is sent as source text, too.
 * @param {Watched} watched
 */
export function watchPaints(watched) {
  /** @type {(payload: string) => void} */
  const report = Reflect.get(globalThis, watched.report);
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      const at = performance.timeOrigin + startTime;
      report(JSON.stringify({ event: 'paint', name, at, since: 0, x: 0, y: 0 }));
    }
  }).observe({ type: 'paint', buffered: true });
}
