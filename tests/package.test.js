// The packages for the stores: permissions, limits, and no remote code.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { buildFiles } from '../scripts/build-files.js';
import { BROWSERS, manifestFor } from '../scripts/manifest.js';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const filesIn = (/** @type {string} */ folder, /** @type {RegExp} */ name) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) =>
    name.test(path),
  );

const pagesInTabs = () =>
  filesIn('dist/chrome', /\.html$/u).filter((path) => !/^(?:popup|offscreen)\//u.test(path));

/** The source files that a bundle names. @param {string} path */
const partsOf = (path) =>
  [...read(`dist/chrome/${path}`).matchAll(/^\/\/ ---- (.+) ----$/gmu)].map(
    ([, source = '']) => source,
  );

/** Each with what needs it. */
const OPTIONAL = [
  ['idle', 'chrome.idle'],
  ['contextMenus', 'chrome.contextMenus'],
  ['offscreen', 'chrome.offscreen'],
  ['clipboardRead', "execCommand('paste')"],
  ['clipboardWrite', "execCommand('copy')"],
  ['scripting', 'chrome.scripting'],
];

test('there are three permissions, each used and each explained', () => {
  const manifest = manifestFor('chrome');
  assert.deepEqual(manifest.permissions, ['activeTab', 'storage', 'alarms']);
  const optional = OPTIONAL.map(([permission]) => permission);
  assert.deepEqual(manifest['optional_permissions'], optional);
  for (const key of [
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'optional_host_permissions',
  ]) {
    assert.equal(key in manifest, false, key);
  }
  const used = ['browser', 'offscreen']
    .flatMap((folder) =>
      filesIn(`extension/${folder}`, /\.js$/u).map((name) => read(`extension/${folder}/${name}`)),
    )
    .join('\n');
  for (const [permission, use] of [
    ['activeTab', 'captureVisibleTab'],
    ['storage', 'chrome.storage'],
    ['alarms', 'chrome.alarms'],
    ...OPTIONAL,
  ]) {
    assert.ok(used.includes(String(use)), `${permission} is used`);
    assert.match(
      read('ARCHITECTURE.md'),
      new RegExp(`\\*\\*\`${permission}\`\\*\\*`, 'u'),
      `${permission} is explained`,
    );
  }
});

test('the builds differ only in the name of their version', () => {
  const [chrome, edge] = BROWSERS.map((browser) => ({ ...manifestFor(browser), version_name: '' }));
  assert.deepEqual(chrome, edge);
});

test('names and descriptions keep the limits of the stores', () => {
  for (const language of readdirSync(join(root, 'extension/_locales'))) {
    const texts = JSON.parse(read(`extension/_locales/${language}/messages.json`));
    assert.ok(texts.app_name.message.length <= 45, language);
    assert.ok(texts.app_description.message.length <= 132, language);
  }
});

test('the packages hold what the folders hold, and load no remote code', () => {
  for (const browser of BROWSERS) {
    const { version } = manifestFor(browser);
    const zip = unzipSync(
      new Uint8Array(readFileSync(join(root, `dist/packages/warifu-${browser}-${version}.zip`))),
    );
    const names = Object.keys(zip).sort();
    const folder = filesIn(`dist/${browser}`, /\.\w+$/u).sort();
    assert.deepEqual(names, folder);
    assert.ok(names.includes('manifest.json') && names.includes('core/codes_bg.wasm'));
    assert.deepEqual(
      names.filter((name) => /\.(?:d\.ts|map|rs|toml)$|tsconfig|node_modules/u.test(name)),
      [],
    );
    for (const name of names.filter(
      (one) => /\.(?:html|js|css)$/u.test(one) && !one.startsWith('core/'),
    )) {
      const source = Buffer.from(zip[name] ?? [])
        .toString()
        .replaceAll(/^ *\/\/.*$/gmu, '');
      assert.doesNotMatch(
        source.replaceAll('http://www.w3.org/2000/svg', ''),
        /https?:\/\//u,
        `${name} names an address`,
      );
    }
  }
});

test('removing the extension opens no page', () => {
  // Its address would have to be on a server, which would learn of the removal.
  const scripts = filesIn('dist/chrome', /\.js$/u);
  assert.ok(scripts.length > 10);
  for (const path of scripts)
    assert.doesNotMatch(read(`dist/chrome/${path}`), /setUninstallURL/u, path);
});

test('a page loads a script and a style sheet of its own, and nothing that is not there', () => {
  const inTabs = pagesInTabs();
  for (const path of filesIn('dist/chrome', /\.html$/u)) {
    const page = read(`dist/chrome/${path}`);
    const named = [...page.matchAll(/(?:src|href)="([^"#?]+)/gu)].map(
      ([, address = '']) => address,
    );
    for (const address of named) {
      assert.ok(existsSync(join(root, 'dist/chrome', path, '..', address)), `${path}: ${address}`);
    }
    const loaded = named.filter((address) => /\.(?:css|js)$/u.test(address));
    const shared = loaded.filter((address) => address.startsWith('../'));
    assert.deepEqual(
      shared,
      inTabs.includes(path) ? ['../pages/shared.css', '../pages/shared.js'] : [],
      path,
    );
    assert.ok(loaded.length - shared.length <= 2, path);
    assert.equal(page.match(/<script type="module"/gu)?.length, 1, path);
    assert.doesNotMatch(
      page,
      /<script(?![^>]*src=)|\sstyle=|\son\w+=/u,
      `${path} has nothing inline`,
    );
  }
});

test('a bundle names the source file of each part', () => {
  const scripts = filesIn('dist/chrome', /\.js$/u);
  assert.ok(scripts.includes('popup/popup.js') && scripts.includes('worker/reader-worker.js'));
  for (const path of scripts) {
    const parts = partsOf(path);
    if (path !== 'pages/shared.js') assert.equal(parts.at(-1), `extension/${path}`);
    for (const part of parts) assert.ok(existsSync(join(root, part)));
    const lines = read(`dist/chrome/${path}`).split('\n').length;
    assert.ok(lines > parts.length * 5, `${path} is not minified`);
  }
});

test('a page in a tab imports the shared script, and no other bundle imports anything', () => {
  const pages = pagesInTabs().map((page) => page.replace(/html$/u, 'js'));
  for (const path of filesIn('dist/chrome', /\.js$/u)) {
    const code = read(`dist/chrome/${path}`).replaceAll(/\/\*[^]*?\*\/|^ *\/\/.*$/gmu, '');
    const imports = [...code.matchAll(/^import\b.*? from '([^']+)';$|\bimport\(/gmu)];
    const names = imports.map(([statement, from]) => from ?? statement);
    assert.deepEqual(names, pages.includes(path) ? ['../pages/shared.js'] : [], path);
    const exports = code.match(/^export\b/gmu)?.length ?? 0;
    assert.equal(exports, path === 'pages/shared.js' ? 1 : 0, path);
  }
});

test('pages in tabs hold each module once', () => {
  const scripts = pagesInTabs().map((page) => page.replace(/html$/u, 'js'));
  const parts = ['pages/shared.js', ...scripts].flatMap(partsOf);
  assert.deepEqual(parts.toSorted(), [...new Set(parts)].sort());
});

test('two builds of the same sources are equal byte for byte', async () => {
  const [first, second] = await Promise.all([buildFiles(), buildFiles()]);
  assert.deepEqual(first.map(([path]) => path).sort(), second.map(([path]) => path).sort());
  for (const [at, [path, content]] of first.entries()) {
    assert.ok(Buffer.from(content).equals(Buffer.from(second[at]?.[1] ?? '')), path);
    assert.ok(Buffer.from(content).equals(readFileSync(join(root, 'dist/chrome', path))), path);
  }
});

test('no module has a section of names, and each fits its purpose', () => {
  for (const name of ['codes', 'copies', 'reader', 'password', 'import', 'export']) {
    const module = new WebAssembly.Module(
      readFileSync(join(root, `dist/chrome/core/${name}_bg.wasm`)),
    );
    assert.equal(WebAssembly.Module.customSections(module, 'name').length, 0, name);
  }
});

test('every picture that a style sheet names is there', () => {
  for (const path of filesIn('dist/chrome', /\.css$/u)) {
    for (const [, address = ''] of read(`dist/chrome/${path}`).matchAll(/url\('([^']+)'\)/gu)) {
      assert.ok(existsSync(join(root, 'dist/chrome', path, '..', address)), `${path}: ${address}`);
    }
  }
});
