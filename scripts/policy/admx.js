// The template for Windows group policy. Chromium reads a list of strings from a key of numbered
// values, and a list of objects from JSON text (`ConvertRegistryValue` of its registry loader).

import { policyKey } from './browsers.js';
import { element, xmlFile } from './xml.js';

/** @import {Browser} from './browsers.js' */
/** @import {Setting} from './settings.js' */
/** @import {Lines} from './xml.js' */

const SCHEMA = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
/** Of a text field. JSON text of hundreds of issuers fits. */
const TEXT_LENGTH = 16_384;

/** @param {Browser} browser */
export function categoryOf({ label }) {
  return `Warifu${label}`;
}

/** The id of a setting's field. @param {Setting} setting */
export function fieldOf({ key }) {
  return `${key}_value`;
}

/** @param {Setting[]} settings @param {Browser} browser */
export function admx(settings, browser) {
  const category = categoryOf(browser);
  return xmlFile(
    element(
      'policyDefinitions',
      { revision: '1.0', schemaVersion: '1.0', xmlns: SCHEMA },
      element(
        'policyNamespaces',
        {},
        element('target', { prefix: 'warifu', namespace: `Warifu.Policies.${browser.label}` }),
      ),
      element('resources', { minRequiredRevision: '1.0' }),
      element('supportedOn', {}, definition()),
      element(
        'categories',
        {},
        element('category', { name: category, displayName: '$(string.category)' }),
      ),
      element('policies', {}, ...settings.map((setting) => policy(setting, browser))),
    ),
  );
}

function definition() {
  const supported = { name: 'SUPPORTED', displayName: '$(string.supported)' };
  return element('definitions', {}, element('definition', supported));
}

/** @param {Setting} setting @param {Browser} browser */
function policy(setting, browser) {
  const { key, schema } = setting;
  const isSwitch = schema.type === 'boolean';
  return element(
    'policy',
    {
      name: key,
      class: 'Both',
      displayName: `$(string.${key})`,
      explainText: `$(string.${key}_explain)`,
      ...(isSwitch ? {} : { presentation: `$(presentation.${key})` }),
      key: policyKey(browser),
      ...(isSwitch ? { valueName: key } : {}),
    },
    element('parentCategory', { ref: categoryOf(browser) }),
    element('supportedOn', { ref: 'SUPPORTED' }),
    ...(isSwitch
      ? [number('enabledValue', 1), number('disabledValue', 0)]
      : [element('elements', {}, field(setting, browser))]),
  );
}

/** @param {Setting} setting @param {Browser} browser @returns {Lines} */
function field(setting, browser) {
  const { key, schema } = setting;
  const common = { id: fieldOf(setting), valueName: key, required: 'true' };
  if (schema.enum !== undefined) {
    return element('enum', common, ...schema.enum.map((choice) => item(key, choice)));
  }
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 0 } = schema;
    return element('decimal', { ...common, minValue: minimum, maxValue: maximum });
  }
  if (schema.items?.type === 'string') {
    const list = `${policyKey(browser)}\\${key}`;
    return element('list', { id: fieldOf(setting), key: list, valuePrefix: '' });
  }
  return element('text', { ...common, maxLength: TEXT_LENGTH });
}

/** @param {string} key @param {number | string} choice */
function item(key, choice) {
  const value =
    typeof choice === 'number'
      ? number('value', choice)
      : element('value', {}, [`<string>${choice}</string>`]);
  return element('item', { displayName: `$(string.${key}_${choice})` }, value);
}

/** @param {string} name @param {number} value */
function number(name, value) {
  return element(name, {}, element('decimal', { value }));
}
