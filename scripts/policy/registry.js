// Examples that write the registry: a file for `reg import`, and a script for Intune.

import { policyKey } from './browsers.js';

/** @import {Browser} from './browsers.js' */
/** @import {Setting, Value} from './settings.js' */

/** @typedef {{key: string, values: [name: string, value: string | number][]}} Part */

/**
 * All keys that install the extension and set it up.
 * @param {Setting[]} settings
 * @param {Browser} browser
 * @returns {Part[]}
 */
export function partsOf(settings, browser) {
  const own = policyKey(browser);
  return [
    {
      key: `${browser.registry}\\ExtensionSettings\\${browser.id}`,
      values: Object.entries(installation(browser)),
    },
    { key: own, values: settings.flatMap(({ key, example }) => plain(key, example)) },
    ...settings.flatMap(({ key, example }) =>
      isListOfTexts(example) ? [{ key: `${own}\\${key}`, values: numbered(example) }] : [],
    ),
  ];
}

/** The entry of `ExtensionSettings`. @param {Browser} browser */
export function installation({ updates, pin }) {
  return { installation_mode: 'force_installed', update_url: updates, ...pin };
}

/** @param {Setting[]} settings @param {Browser} browser with CRLF, as Windows writes it */
export function regFile(settings, browser) {
  const parts = partsOf(settings, browser).map(({ key, values }) =>
    [`[HKEY_LOCAL_MACHINE\\${key}]`, ...values.map(([name, value]) => regLine(name, value))].join(
      '\r\n',
    ),
  );
  return `${['Windows Registry Editor Version 5.00', ...parts].join('\r\n\r\n')}\r\n`;
}

/** @param {Setting[]} settings @param {Browser} browser */
export function powerShell(settings, browser) {
  const parts = partsOf(settings, browser).map(({ key, values }) =>
    [
      `$key = ${quoted(`HKLM:\\${key}`)}`,
      'New-Item -Path $key -Force | Out-Null',
      ...values.map(([name, value]) => shellLine(name, value)),
    ].join('\n'),
  );
  const head = [
    '# Installs and sets up Warifu. Run it as the system, in 64-bit PowerShell.',
    '# -Force replaces the keys below, so that settings that were removed here are removed there.',
    "$ErrorActionPreference = 'Stop'",
  ].join('\n');
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** @param {string} key @param {Value} value @returns {Part['values']} */
function plain(key, value) {
  if (typeof value === 'boolean') return [[key, Number(value)]];
  if (typeof value !== 'object') return [[key, value]];
  return isListOfTexts(value) ? [] : [[key, JSON.stringify(value)]];
}

/** @param {Value} value @returns {value is string[]} */
export function isListOfTexts(value) {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** @param {string[]} texts @returns {Part['values']} */
function numbered(texts) {
  return texts.map((text, at) => [String(at + 1), text]);
}

/** @param {string} name @param {string | number} value */
function regLine(name, value) {
  if (typeof value === 'number') return `"${name}"=dword:${value.toString(16).padStart(8, '0')}`;
  return `"${name}"="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** @param {string} name @param {string | number} value */
function shellLine(name, value) {
  const [type, written] =
    typeof value === 'number' ? ['DWord', String(value)] : ['String', quoted(value)];
  return (
    `New-ItemProperty -Path $key -Name ${quoted(name)} -PropertyType ${type} ` +
    `-Value ${written} -Force | Out-Null`
  );
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
