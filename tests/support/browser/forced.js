// The signed package, installed by an administrator's policy from an update server on loopback.

import { generateKeyPairSync } from 'node:crypto';
import { hostedManifest, manifestText } from '../../../scripts/manifest.js';
import { crxOf, idOf } from '../../../scripts/packages/crx.js';
import { folderFiles } from '../../../scripts/packages/folder-files.js';
import { updateManifest } from '../../../scripts/packages/update-manifest.js';
import { zipOf } from '../../../scripts/packages/zip.js';
import { listen } from '../web/loopback.js';
import { startBrowser } from './launch.js';
import { PolicyFiles } from './policy-files.js';

/** @import {KeyObject} from 'node:crypto' */
/** @import {TestContext} from 'node:test' */
/** @import {Browser, Extension, Page} from 'puppeteer-core' */

/** Makes a package's key. */
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const KEY = newKey();
/** The package's id. */
export const ID = idOf(KEY);
/** The browser asks no update server with it. */
const NO_UPDATES = '--disable-background-networking';

/**
 * Serves the package and its update manifest.
 * @param {Pick<TestContext, 'after'>} context
 * @param {KeyObject} [key] signs the package
 * @returns what the server has, and the addresses that were requested
 */
export async function updateServer(context, key = KEY) {
  /** @type {string[]} */
  const requested = [];
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const server = await listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    requested.push(path);
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  context.after(() => server.close());
  const updates = new URL('update.xml', server.url).href;
  const publish = (/** @type {string} */ version) => {
    const manifest = { ...hostedManifest(updates), version, version_name: version };
    const text = new TextEncoder().encode(manifestText(manifest));
    const zip = zipOf(folderFiles('chrome').set('manifest.json', text));
    const codebase = new URL('warifu.crx', server.url).href;
    files.set('/warifu.crx', crxOf(zip, key));
    files.set(
      '/update.xml',
      updateManifest({ id: idOf(key), version, leastBrowser: '120', codebase }),
    );
  };
  return { updates, requested, publish };
}

/**
 * The policies that install the package and pin its button.
 * @param {string} updates the address of the update manifest
 * @param {object} [more] of the extension's own entry in `ExtensionSettings`
 * @param {object} [others] the entry for all other extensions
 */
export function forcing(updates, more = {}, others) {
  const own = {
    installation_mode: 'force_installed',
    update_url: updates,
    toolbar_pin: 'force_pinned',
    ...more,
  };
  return { ExtensionSettings: { [ID]: own, ...(others && { '*': others }) } };
}

/**
 * The same package under another id, and the policies that install it too.
 * @param {Pick<TestContext, 'after'>} context
 * @param {ReturnType<typeof forcing>} policies
 */
export async function withTwin(context, { ExtensionSettings: settings }) {
  const key = newKey();
  const { updates, publish } = await updateServer(context, key);
  publish('1.0.0');
  const twin = { installation_mode: 'force_installed', update_url: updates };
  return { id: idOf(key), policies: { ExtensionSettings: { ...settings, [idOf(key)]: twin } } };
}

/**
 * Starts a browser with these policies.
 * @param {Pick<TestContext, 'after'>} context
 * @param {Record<string, unknown>} policies
 * @param {string} [language]
 */
export async function managedBrowser(context, policies, language = 'ja') {
  const files = new PolicyFiles(context, policies);
  const { browser, profile, close } = await startBrowser({
    language,
    policies: files.folder,
    without: [NO_UPDATES],
  });
  context.after(close);
  return { browser, profile, files };
}

/**
 * Waits until a policy has installed the package.
 * @param {Browser} browser
 * @param {string} [id]
 * @returns {Promise<Extension>} its id and its button; Puppeteer knows unpacked extensions only
 */
export async function installed(browser, id = ID) {
  await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().includes(id));
  const triggerAction = async (/** @type {Page} */ page) => {
    const session = await browser.target().createCDPSession();
    const filter = [{ type: 'tab' }];
    const { targetInfos } = await session.send('Target.getTargets', { filter });
    const [tab, ...others] = targetInfos.filter(({ url }) => url === page.url());
    if (tab === undefined || others.length > 0) throw new Error('not one tab has this address');
    await session.send('Extensions.triggerAction', { id, targetId: tab.targetId });
    await session.detach();
  };
  return /** @type {Extension} */ (/** @type {unknown} */ ({ id, triggerAction }));
}
