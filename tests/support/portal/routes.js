import { readFile } from 'node:fs/promises';
import { judgeCode } from './otp.js';
import { homePage, loginPage, otpPage } from './pages.js';
import { keyUri, qrPng } from './qr.js';
import { keyStep, scanStep, setupPage } from './setup-page.js';

/** @import {Account} from './accounts.js' */
/** @import {Html} from './html.js' */
/** @import {Session, Sessions} from './session.js' */

/**
 * What a test can wait for or count.
 * @typedef {{ kind: 'password-refused' | 'otp-registered' | 'otp-accepted' | 'logged-out', user: string }
 *   | { kind: 'otp-refused', user: string, reason: 'wrong' | 'reused' }} PortalEvent
 */

/** @typedef {{ accounts: Account[], sessions: Sessions, log: PortalEvent[], now: () => number, issuer: string }} State */

/** @typedef {{ query: URLSearchParams, form: URLSearchParams, session: Session | undefined }} Visit */

/**
 * @typedef {{ page: Html } | { file: Buffer, type: string } | { goTo: string, session?: Session | null }} Answer
 * `session` sets the cookie, null clears it.
 */

/** @typedef {(state: State, visit: Visit) => Answer | Promise<Answer>} Route */

/** @typedef {(state: State, session: Session, visit: Visit) => Answer | Promise<Answer>} Step */

/** @type {Map<string, Route>} by method and path */
export const routes = new Map([
  ['GET /', showLogin],
  ['POST /', checkPassword],
  [
    'GET /setup',
    only('/setup', (_state, session, { query }) => showSetup(session, query.get('mode'), false)),
  ],
  ['POST /setup', only('/setup', register)],
  [
    'GET /otp',
    only('/otp', (_state, { account }) => ({ page: otpPage({ account, failed: false }) })),
  ],
  ['POST /otp', only('/otp', checkCode)],
  ['GET /home', only('/home', (_state, { account }) => ({ page: homePage(account) }))],
  ['POST /logout', logOut],
  ['GET /style.css', file('style.css', 'text/css; charset=utf-8')],
  ['GET /forms.css', file('forms.css', 'text/css; charset=utf-8')],
  ['GET /pages.css', file('pages.css', 'text/css; charset=utf-8')],
  ['GET /mark.svg', file('mark.svg', 'image/svg+xml')],
]);

/**
 * Keeps a step to those whose turn it is, and sends the others to where they stand.
 * @param {string} path
 * @param {Step} step
 * @returns {Route}
 */
function only(path, step) {
  return (state, visit) => {
    const place = placeOf(visit.session);
    return visit.session !== undefined && place === path
      ? step(state, visit.session, visit)
      : { goTo: place };
  };
}

/** @param {Session | undefined} session */
function placeOf(session) {
  if (session === undefined) return '/';
  if (session.signedIn) return '/home';
  // Asked anew each time: another session of the same person may have finished the set-up meanwhile.
  return session.account.secret === null ? '/setup' : '/otp';
}

/** @type {Route} */
function showLogin({ issuer }, { session }) {
  return session?.signedIn ? { goTo: '/home' } : { page: loginPage({ society: issuer }) };
}

/** @type {Route} */
function checkPassword({ accounts, sessions, log, issuer }, { form, session }) {
  const name = form.get('username') ?? '';
  const account = accounts.find(
    (known) => known.name === name && known.password === form.get('password'),
  );
  if (account === undefined) {
    log.push({ kind: 'password-refused', user: name });
    return { page: loginPage({ society: issuer, refused: name }) };
  }
  if (session !== undefined) sessions.end(session);
  const begun = sessions.begin(account);
  return { goTo: placeOf(begun), session: begun };
}

/**
 * @param {Session} session
 * @param {string | null} mode
 * @param {boolean} failed
 * @returns {Promise<Answer>}
 */
async function showSetup({ account, offeredSecret }, mode, failed) {
  account.offeredSecret = offeredSecret;
  const manual = mode === 'manual';
  const step = manual
    ? keyStep(account, offeredSecret)
    : scanStep(await qrPng(keyUri(account, offeredSecret)));
  return { page: setupPage({ account, step, manual, failed }) };
}

/** @type {Step} */
function register({ sessions, log, now }, session, { form }) {
  const { account, offeredSecret: secret } = session;
  const code = form.get('totp') ?? '';
  const verdict = judgeCode({ secret, policy: account.policy, lastStep: -1, code, now: now() });
  if (!verdict.ok) {
    log.push({ kind: 'otp-refused', user: account.name, reason: verdict.reason });
    return showSetup(session, form.get('mode'), true);
  }
  Object.assign(account, {
    secret,
    lastStep: verdict.step,
    deviceName: (form.get('userLabel') ?? '').trim(),
  });
  session.signedIn = true;
  if (form.has('logout-sessions')) sessions.endOthers(session);
  log.push({ kind: 'otp-registered', user: account.name });
  return { goTo: '/home' };
}

/** @type {Step} */
function checkCode({ log, now }, session, { form }) {
  const { account } = session;
  const { secret, policy, lastStep } = account;
  if (secret === null) throw new Error(`${account.name} was asked for a code before the set-up`);
  const verdict = judgeCode({ secret, policy, lastStep, code: form.get('otp') ?? '', now: now() });
  if (!verdict.ok) {
    log.push({ kind: 'otp-refused', user: account.name, reason: verdict.reason });
    return { page: otpPage({ account, failed: true }) };
  }
  account.lastStep = verdict.step;
  session.signedIn = true;
  log.push({ kind: 'otp-accepted', user: account.name });
  return { goTo: '/home' };
}

/** @type {Route} */
function logOut({ sessions, log }, { session }) {
  if (session !== undefined) {
    sessions.end(session);
    log.push({ kind: 'logged-out', user: session.account.name });
  }
  return { goTo: '/', session: null };
}

/**
 * @param {string} name
 * @param {string} type
 * @returns {Route}
 */
function file(name, type) {
  return async () => ({ file: await readFile(new URL(name, import.meta.url)), type });
}
