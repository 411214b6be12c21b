// Examples for Linux (JSON), Intune's OMA-URI and macOS.

import { createHash } from 'node:crypto';
import { categoryOf, fieldOf } from './admx.js';
import { installation, isListOfTexts } from './registry.js';
import { element, leaf, xmlFile } from './xml.js';

/** @import {Browser} from './browsers.js' */
/** @import {Setting, Value} from './settings.js' */
/** @import {Lines} from './xml.js' */

const DEVICE = './Device/Vendor/MSFT/Policy';
/** Separates the texts of a list in the data of a policy. */
const LIST_SEPARATOR = '&#xF000;';

/** @param {Setting[]} settings @param {Browser} browser */
export function jsonExample(settings, browser) {
  return {
    ExtensionSettings: { [browser.id]: installation(browser) },
    '3rdparty': {
      extensions: {
        [browser.id]: Object.fromEntries(settings.map(({ key, example }) => [key, example])),
      },
    },
  };
}

/**
 * A table for Intune's custom profiles.
 * @param {Setting[]} settings
 * @param {Browser} browser
 */
export function omaTable(settings, browser) {
  const rows = [
    ['Name', 'OMA-URI', 'Data type', 'Value'],
    [
      'Warifu: template',
      `${DEVICE}/ConfigOperations/ADMXInstall/Warifu/Policy/${categoryOf(browser)}`,
      'String',
      `(the content of warifu-${browser.store}.admx)`,
    ],
    ...settings.map((setting) => [
      `Warifu: ${setting.key}`,
      `${DEVICE}/Config/Warifu~Policy~${categoryOf(browser)}/${setting.key}`,
      'String',
      omaValue(setting),
    ]),
  ];
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** @param {Setting} setting */
function omaValue(setting) {
  const { example } = setting;
  if (typeof example === 'boolean') return example ? '<enabled/>' : '<disabled/>';
  return `<enabled/><data id="${fieldOf(setting)}" value="${omaData(example)}"/>`;
}

/** @param {Value} value */
function omaData(value) {
  if (isListOfTexts(value)) {
    return value
      .flatMap((text, at) => [String(at + 1), text])
      .map(attribute)
      .join(LIST_SEPARATOR);
  }
  return attribute(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** @param {string} text */
function attribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** @param {string} text */
function csvField(text) {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A profile for macOS. @param {Setting[]} settings @param {Browser} browser */
export function mobileConfig(settings, browser) {
  const domain = `${browser.bundle}.extensions.${browser.id}`;
  const own = settings.flatMap(({ key, example }) => pair(key, example));
  const payload = [...own, ...payloadHead(domain, domain)];
  const profile = [
    ...pair('PayloadContent', [dict(payload)]),
    ...payloadHead('Configuration', `warifu.${browser.store}`),
    ...pair('PayloadDisplayName', `Warifu (${browser.name})`),
    ...pair('PayloadScope', 'System'),
  ];
  return xmlFile(element('plist', { version: '1.0' }, dict(profile)));
}

/** @param {string} type @param {string} identifier */
function payloadHead(type, identifier) {
  return [
    ...pair('PayloadType', type),
    ...pair('PayloadIdentifier', identifier),
    ...pair('PayloadUUID', uuidOf(identifier)),
    ...pair('PayloadVersion', 1),
  ];
}

/** @param {Lines} members */
function dict(members) {
  return element('dict', {}, members);
}

/** @param {string} key @param {Value | Lines[]} value @returns {Lines} */
function pair(key, value) {
  return [...leaf('key', {}, key), ...plistValue(value)];
}

/** @param {Value | Lines[]} value @returns {Lines} */
function plistValue(value) {
  if (typeof value === 'boolean') return [value ? '<true />' : '<false />'];
  if (typeof value === 'number') return leaf('integer', {}, String(value));
  if (typeof value === 'string') return leaf('string', {}, value);
  return element('array', {}, ...value.map(plistMember));
}

/** @param {string | Record<string, string> | Lines} member @returns {Lines} */
function plistMember(member) {
  if (typeof member === 'string') return leaf('string', {}, member);
  if (Array.isArray(member)) return member;
  return dict(Object.entries(member).flatMap(([key, text]) => pair(key, text)));
}

/** The same for the same text, so that the files can be compared. @param {string} text */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-').toUpperCase();
}
