// All files that are made from the schema of managed storage, by their paths in the repository.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { adml } from './adml.js';
import { admx } from './admx.js';
import { browsers } from './browsers.js';
import { jsonExample, mobileConfig, omaTable } from './examples.js';
import { powerShell, regFile } from './registry.js';
import { settings } from './settings.js';
import { withTable } from './table.js';

/** @import {Store} from '../stores.js' */
/** @import {Browser} from './browsers.js' */
/** @import {Setting} from './settings.js' */

/** @typedef {Map<string, string>} Files contents by path */

const root = join(import.meta.dirname, '..', '..');
const FOLDER = 'docs/admin/policy';
const CULTURES = /** @type {const} */ ({ ja: 'ja-JP', en: 'en-US' });
const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/** The files of the repository. @returns {Promise<Files>} */
export async function policyFiles() {
  const files = new Map();
  for (const [path, content] of await administratorFiles()) files.set(`${FOLDER}/${path}`, content);
  for (const language of LANGUAGES) {
    const path = `docs/admin/${language}.md`;
    const paper = withTable(readFileSync(join(root, path), 'utf8'), settings(), language);
    files.set(path, await formatted(paper, path));
  }
  return files;
}

/**
 * The files for administrators.
 * @param {Partial<Record<Store, string>>} [ids] of a package of the administrator's own
 * @returns {Promise<Files>}
 */
export async function administratorFiles(ids) {
  const all = settings();
  const parts = await Promise.all(browsers(ids).map((browser) => filesFor(all, browser)));
  return new Map(parts.flat());
}

/**
 * Intune cannot write Edge's key by OMA-URI: Windows lets a template from outside write below
 * `Software\Policies\Microsoft` only at places that it lists, and this is none of them.
 * @param {Setting[]} all
 * @param {Browser} browser
 * @returns {Promise<[path: string, content: string][]>}
 */
async function filesFor(all, browser) {
  const { store } = browser;
  const json = JSON.stringify(jsonExample(all, browser));
  return [
    [`windows/warifu-${store}.admx`, admx(all, browser)],
    ...LANGUAGES.map(
      (language) =>
        /** @type {[string, string]} */ ([
          `windows/${CULTURES[language]}/warifu-${store}.adml`,
          adml(all, browser, language),
        ]),
    ),
    [`${store}/policies.json`, await formatted(json, 'policies.json')],
    [`${store}/policies.reg`, regFile(all, browser)],
    store === 'chrome'
      ? ['chrome/intune.csv', omaTable(all, browser)]
      : ['edge/intune.ps1', powerShell(all, browser)],
    [`${store}/macos.mobileconfig`, mobileConfig(all, browser)],
  ];
}

/** As the formatter of the repository writes it. @param {string} text @param {string} path */
async function formatted(text, path) {
  const filepath = join(root, path);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
