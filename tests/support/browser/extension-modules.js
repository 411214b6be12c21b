// Inside one of the extension's pages: its own modules, called as its pages call them.

import { MASTER_PASSWORD } from '../member/member.js';

/** @import {JSHandle, Page} from 'puppeteer-core' */
/** @import {Launched} from './launch.js' */

/**
 * @typedef {object} Modules
 * @property {typeof import('../../../extension/vault/access.js')} access
 * @property {typeof import('../../../extension/vault/change-password.js')} change
 * @property {typeof import('../../../extension/vault/proof.js')} proof
 * @property {typeof import('../../../extension/base/core.js')} core
 * @property {typeof import('../../../extension/accounts/add-accounts.js')} found
 * @property {typeof import('../../../extension/vault/session.js')} session
 * @property {typeof import('../../../extension/vault/copies.js')} copies
 * @property {typeof import('../../../extension/vault/folder-choice.js')} folder
 * @property {() => Promise<typeof import('../../../extension/core/password.js')>} loadPassword
 */

/**
 * @typedef {object} Inside
 * @property {Page} page
 * @property {JSHandle<Modules>} modules
 */

/**
 * @typedef {object} Kept what lies on disk of one vault
 * @property {unknown} current
 * @property {unknown} previous
 */

/**
 * Opens a page of the extension, in a tab of its own.
 * @param {Launched} launched
 * @param {string} [path] by default the page that adds by hand
 * @returns {Promise<Inside>}
 */
export async function goInside({ browser, extension }, path = 'add/add.html') {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  const modules = await page.evaluateHandle(async () => {
    const load = (/** @type {string} */ path) => import(path);
    const [access, change, proof, core, found, session, copies, folder] = await Promise.all([
      load('/vault/access.js'),
      load('/vault/change-password.js'),
      load('/vault/proof.js'),
      load('/base/core.js'),
      load('/accounts/add-accounts.js'),
      load('/vault/session.js'),
      load('/vault/copies.js'),
      load('/vault/folder-choice.js'),
    ]);
    await core.loadCore();
    const loadPassword = async () => {
      const password = await load('/core/password.js');
      await password.default({ module_or_path: '/core/password_bg.wasm' });
      return password;
    };
    const all = { access, change, proof, core, found, session, copies, folder, loadPassword };
    return /** @type {Modules} */ (all);
  });
  return { page, modules };
}

/** @param {Inside} inside */
export function makeVault({ page, modules }) {
  return page.evaluate(
    ({ access }, password) => access.makeVault(password),
    modules,
    MASTER_PASSWORD,
  );
}

/** @param {Inside} inside */
export function unlock({ page, modules }) {
  return page.evaluate(
    ({ access }, password) => access.unlock({ way: 'password', password }),
    modules,
    MASTER_PASSWORD,
  );
}

/**
 * Adds accounts one after another, each with a write of its own.
 * @param {Inside} inside
 * @param {string[]} names
 */
export function add({ page, modules }, names) {
  const adding = async (/** @type {Modules} */ { core, found }, /** @type {string[]} */ all) => {
    for (const account of all) {
      const made = core.Account.fromForm({
        secret: 'JBSWY3DPEHPK3PXP',
        kind: 'totp',
        fields: { account },
      });
      await found.addAccount(made);
      made.free();
    }
  };
  return page.evaluate(adding, modules, names);
}

/**
 * The open vault, as it lies on disk now.
 * @param {Inside} inside
 */
export function look({ page, modules }) {
  return page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const seen = {
      names: vault.entries().map(({ account }) => account),
      generation: vault.generation(),
    };
    vault.free();
    return seen;
  }, modules);
}

/**
 * Everything on disk.
 * @param {Page} page
 */
export function disk(page) {
  return page.evaluate(() => chrome.storage.local.get(null));
}

/**
 * The only vault on disk, and the name that it lies under.
 * @param {Page} page
 */
export async function vaultOnDisk(page) {
  const found = Object.entries(await disk(page)).filter(([name]) => name.startsWith('vault-'));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} vaults on disk`);
  return { name: only[0], kept: /** @type {Kept} */ (only[1]) };
}

/**
 * Writes to the disk behind the extension's back.
 * @param {Page} page
 * @param {Record<string, unknown>} items
 */
export function putOnDisk(page, items) {
  return page.evaluate((all) => chrome.storage.local.set(all), items);
}

/**
 * Removes everything that the extension has stored there, as a damaged profile may.
 * @param {Page} page
 */
export function wipe(page) {
  return page.evaluate(() =>
    Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]),
  );
}

/**
 * A text of the extension.
 * @param {Page} page
 * @param {string} key
 */
export function textOf(page, key) {
  return page.evaluate((one) => chrome.i18n.getMessage(one), key);
}
