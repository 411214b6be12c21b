// The portal's pages by their addresses, and the order in which a member passes through them.

import { readFile } from 'node:fs/promises';
import { acceptedStep } from './otp.js';
import { homePage, loginPage, otpPage } from './pages.js';
import { keyUri, qrPng } from './qr.js';
import { keyStep, scanStep, setupPage } from './setup-page.js';

/** @import {Account} from './accounts.js' */
/** @import {Html} from './html.js' */
/** @import {Session, Sessions} from './session.js' */

/**
 * @typedef {{ accounts: Account[], sessions: Sessions, issuer: string, now: () => number }} State
 */

/**
 * @typedef {{ query: URLSearchParams, form: URLSearchParams, session: Session | undefined }}
 *   Request
 */

/**
 * `session` sets the cookie, null clears it.
 * @typedef {{ page: Html } | { file: Buffer, type: string } | { goTo: string, session?: Session |
 *   null }} Answer
 */

/** @typedef {(state: State, request: Request) => Answer | Promise<Answer>} Route */

/**
 * @typedef {(session: Session, request: Request, state: State) => Answer | Promise<Answer>} Step
 */

/** @type {Map<string, Route>} by method and path */
export const routes = new Map([
  ['GET /', showLogin],
  ['POST /', checkPassword],
  ['GET /setup', only('/setup', showSetup)],
  ['POST /setup', only('/setup', register)],
  ['GET /otp', only('/otp', ({ account }) => ({ page: otpPage({ account, failed: false }) }))],
  ['POST /otp', only('/otp', checkCode)],
  ['GET /home', only('/home', ({ account }) => ({ page: homePage(account) }))],
  ['POST /logout', logOut],
  ['GET /style.css', file('style.css', 'text/css; charset=utf-8')],
  ['GET /forms.css', file('forms.css', 'text/css; charset=utf-8')],
  ['GET /pages.css', file('pages.css', 'text/css; charset=utf-8')],
  ['GET /mark.svg', file('mark.svg', 'image/svg+xml')],
]);

/**
 * Answers a request for a step that is not the session's present one with a redirect to that one.
 * @param {string} path
 * @param {Step} step
 * @returns {Route}
 */
function only(path, step) {
  return (state, request) => {
    const present = presentStep(request.session);
    return request.session !== undefined && present === path
      ? step(request.session, request, state)
      : { goTo: present };
  };
}

/** @param {Session | undefined} session */
function presentStep(session) {
  if (session === undefined) return '/';
  if (session.signedIn) return '/home';
  return session.account.secret === null ? '/setup' : '/otp';
}

/** @type {Route} */
function showLogin({ issuer }, { session }) {
  return session?.signedIn ? { goTo: '/home' } : { page: loginPage({ society: issuer }) };
}

/** @type {Route} */
function checkPassword({ accounts, sessions, issuer }, { form, session }) {
  const name = form.get('username') ?? '';
  const account = accounts.find(
    (known) => known.name === name && known.password === form.get('password'),
  );
  if (account === undefined) return { page: loginPage({ society: issuer, refused: name }) };
  if (session !== undefined) sessions.end(session);
  const begun = sessions.begin(account);
  return { goTo: presentStep(begun), session: begun };
}

/** @type {Step} */
async function showSetup({ account, offeredSecret }, { query, form }) {
  const step =
    query.get('mode') === 'manual'
      ? keyStep(account, offeredSecret)
      : scanStep(await qrPng(keyUri(account, offeredSecret)));
  return { page: setupPage({ account, step, failed: form.has('totp') }) };
}

/** @type {Step} */
function register(session, request, state) {
  const { account, offeredSecret: secret } = session;
  const { form } = request;
  const step = acceptedStep({ ...account, secret }, form.get('totp') ?? '', state.now());
  if (step === null) return showSetup(session, request, state);
  account.secret = secret;
  account.lastStep = step;
  account.deviceName = (form.get('userLabel') ?? '').trim();
  session.signedIn = true;
  return { goTo: '/home' };
}

/** @type {Step} */
function checkCode(session, { form }, { now }) {
  const { account } = session;
  const { secret } = account;
  if (secret === null) throw new Error(`${account.name} was asked for a code before the set-up`);
  const step = acceptedStep({ ...account, secret }, form.get('otp') ?? '', now());
  if (step === null) return { page: otpPage({ account, failed: true }) };
  account.lastStep = step;
  session.signedIn = true;
  return { goTo: '/home' };
}

/** @type {Route} */
function logOut({ sessions }, { session }) {
  if (session !== undefined) sessions.end(session);
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
