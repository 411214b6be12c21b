// The files for administrators are those that the schema of managed storage gives, have texts in
// both languages for every setting, and are well-formed.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { administratorFiles, policyFiles } from '../scripts/policy/files.js';
import { settings } from '../scripts/policy/settings.js';
import { idIn } from '../scripts/stores.js';

/** @import {Document, Element} from '@xmldom/xmldom' */
/** @import {Setting} from '../scripts/policy/settings.js' */
/** @import {Store} from '../scripts/stores.js' */

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const all = settings();
const files = await policyFiles();
const folder = 'docs/admin/policy';

/** @param {string} path */
function parse(path) {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    files.get(`${folder}/${path}`) ?? '',
    'text/xml',
  );
}

/** @param {Document | Element} parent @param {string} name @returns {Element[]} */
function elements(parent, name) {
  return [...parent.getElementsByTagName(name)];
}

/** The values of an attribute. @param {Element[]} list @param {string} name */
function valuesOf(list, name) {
  return list.map((one) => one.getAttribute(name) ?? '').filter((value) => value !== '');
}

test('the files in the repository are those that the schema gives', () => {
  for (const [path, content] of files) {
    assert.equal(read(path), content, `${path}: run scripts/policy.js`);
  }
  const there = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const made = [...files.keys()].filter((path) => path.startsWith(folder));
  assert.deepEqual(there.toSorted(), made.toSorted());
});

test('every setting has texts in both languages and an example, and no other has', () => {
  const keys = all.map(({ key }) => key);
  for (const name of ['policy.ja.json', 'policy.example.json']) {
    assert.deepEqual(Object.keys(JSON.parse(read(`manifest/${name}`))), keys, name);
  }
  for (const { key, texts } of all) {
    for (const text of [texts.ja, texts.en]) {
      assert.ok(text.title.length > 0 && text.description.length > 0, key);
    }
    assert.match(texts.ja.title + texts.ja.description, /[ぁ-ん]/u, key);
    assert.doesNotMatch(texts.en.title + texts.en.description, /[ぁ-ん]/u, key);
  }
});

test('every example is a value that the schema allows', () => {
  for (const { key, schema, example } of all) {
    const type = Array.isArray(example) ? 'array' : typeof example;
    assert.equal(schema.type === 'integer' ? 'number' : schema.type, type, key);
    if (schema.enum !== undefined)
      assert.ok(
        schema.enum.some((one) => one === example),
        key,
      );
    if (schema.minimum !== undefined) assert.ok(Number(example) >= schema.minimum, key);
    if (schema.maximum !== undefined) assert.ok(Number(example) <= schema.maximum, key);
  }
});

/** @type {[Store, string][]} */
const ROOTS = [
  ['chrome', 'Software\\Policies\\Google\\Chrome'],
  ['edge', 'Software\\Policies\\Microsoft\\Edge'],
];

for (const [store, browser] of ROOTS) {
  const key = `${browser}\\3rdparty\\extensions\\${idIn(store)}`;
  const template = parse(`windows/warifu-${store}.admx`);
  const policies = elements(template, 'policy');

  test(`${store}: the template has one policy for each setting, at its place`, () => {
    assert.deepEqual(
      valuesOf(policies, 'name'),
      all.map(({ key: name }) => name),
    );
    for (const policy of policies) assert.equal(policy.getAttribute('key'), `${key}\\policy`);
  });

  test(`${store}: each field of the template takes the values of its setting`, () => {
    for (const [at, policy] of policies.entries()) assertField(policy, all[at], `${key}\\policy`);
  });

  for (const culture of ['ja-JP', 'en-US']) {
    test(`${store}: every reference of the template exists in ${culture}`, () => {
      const texts = parse(`windows/${culture}/warifu-${store}.adml`);
      assertSame(references(template, 'string'), valuesOf(elements(texts, 'string'), 'id'));
      const presentations = elements(texts, 'presentation');
      assertSame(references(template, 'presentation'), valuesOf(presentations, 'id'));
      const fields = policies.flatMap((policy) =>
        elements(policy, 'elements').flatMap((list) => valuesOf(elements(list, '*'), 'id')),
      );
      assertSame(fields, valuesOf(elements(texts, '*'), 'refId'));
    });
  }

  test(`${store}: the examples have every setting`, () => {
    const json = JSON.parse(files.get(`${folder}/${store}/policies.json`) ?? '');
    const [id = ''] = Object.keys(json.ExtensionSettings);
    const expected = Object.fromEntries(all.map(({ key: name, example }) => [name, example]));
    assert.deepEqual(json['3rdparty'].extensions[id], expected);
    const profile = parse(`${store}/macos.mobileconfig`);
    const names = elements(profile, 'key').map(({ textContent }) => textContent);
    const registry = files.get(`${folder}/${store}/policies.reg`) ?? '';
    const intune = files.get(`${folder}/${store}/intune.${store === 'edge' ? 'ps1' : 'csv'}`) ?? '';
    for (const { key: name } of all) {
      assert.ok(names.includes(name), name);
      assert.match(registry, new RegExp(`"${name}"=|\\\\policy\\\\${name}\\]`, 'u'));
      assert.match(intune, new RegExp(`'${name}'|\\\\policy\\\\${name}'|/${name},`, 'u'));
    }
  });
}

test('files for a package with ids of one’s own name these ids', async () => {
  const ids = { chrome: 'a'.repeat(32), edge: 'b'.repeat(32) };
  const own = await administratorFiles(ids);
  assert.equal(own.size, [...files.keys()].filter((path) => path.startsWith(folder)).length);
  for (const [path, content] of own) {
    assert.doesNotMatch(content, /EXTENSION-ID/u, path);
    const hasId = !/\.(?:adml|csv)$/u.test(path);
    const isOfEdge = path.includes('edge');
    assert.equal(content.includes(ids.edge), hasId && isOfEdge, path);
    assert.equal(content.includes(ids.chrome), hasId && !isOfEdge, path);
  }
});

/**
 * @param {Element} policy
 * @param {Setting | undefined} setting
 * @param {string} key
 */
function assertField(policy, setting, key) {
  assert.ok(setting);
  const { schema, key: name } = setting;
  const values = elements(policy, 'decimal').map((one) => one.getAttribute('value'));
  if (schema.type === 'boolean') {
    assert.equal(policy.getAttribute('valueName'), name);
    assert.deepEqual(values, ['1', '0']);
    return;
  }
  const [field] = elements(policy, 'elements').flatMap((list) => elements(list, '*'));
  assert.ok(field, name);
  if (schema.items?.type === 'string') {
    assert.equal(field.tagName, 'list');
    assert.equal(field.getAttribute('key'), `${key}\\${name}`);
    return;
  }
  assert.equal(field.getAttribute('valueName'), name);
  if (schema.enum !== undefined) {
    const texts = elements(policy, 'string').map(({ textContent }) => textContent);
    assert.deepEqual([...values, ...texts], schema.enum.map(String));
  } else if (schema.type === 'integer') {
    assert.equal(field.getAttribute('minValue'), String(schema.minimum));
    assert.equal(field.getAttribute('maxValue'), String(schema.maximum));
  } else {
    assert.equal(field.tagName, 'text');
  }
}

/**
 * The names that attributes refer to as `$(KIND.NAME)`.
 * @param {Document} xml
 * @param {string} kind
 */
function references(xml, kind) {
  const pattern = new RegExp(`^\\$\\(${kind}\\.(\\w+)\\)$`, 'u');
  return elements(xml, '*').flatMap((one) =>
    [...one.attributes].flatMap(({ value }) => pattern.exec(value)?.[1] ?? []),
  );
}

/** @param {string[]} used @param {string[]} defined */
function assertSame(used, defined) {
  assert.notEqual(used.length, 0);
  assert.deepEqual(used.toSorted(), defined.toSorted());
}
