// The texts of the template for Windows group policy, in one language.

import { fieldOf } from './admx.js';
import { kindOf } from './kinds.js';
import { element, leaf, xmlFile } from './xml.js';

/** @import {Browser} from './browsers.js' */
/** @import {Language, Setting} from './settings.js' */
/** @import {Lines} from './xml.js' */

const SCHEMA = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

const WORDS = {
  ja: {
    category: 'Warifu ワンタイムパスワード',
    description: 'ブラウザの拡張機能 Warifu の設定',
    supported: 'バージョン',
    orLater: '以降',
    switched: '「有効」は true、「無効」は false です。',
    kind: 'レジストリ：',
    comma: '、',
    choices: { ja: '日本語', en: '英語', 0: '消さない', 15: '15 秒', 30: '30 秒', 60: '60 秒' },
  },
  en: {
    category: 'Warifu one-time codes',
    description: 'Settings of the browser extension Warifu',
    supported: 'version',
    orLater: 'or later',
    switched: '“Enabled” is true, “Disabled” is false.',
    kind: 'Registry: ',
    comma: ', ',
    choices: {
      ja: 'Japanese',
      en: 'English',
      0: 'never',
      15: '15 seconds',
      30: '30 seconds',
      60: '60 seconds',
    },
  },
};

/**
 * @param {Setting[]} settings
 * @param {Browser} browser
 * @param {Language} language
 */
export function adml(settings, browser, language) {
  const words = WORDS[language];
  const fields = settings.filter(({ schema }) => schema.type !== 'boolean');
  return xmlFile(
    element(
      'policyDefinitionResources',
      { revision: '1.0', schemaVersion: '1.0', xmlns: SCHEMA },
      leaf('displayName', {}, `${words.category} (${browser.name})`),
      leaf('description', {}, `${words.description} (${browser.name})`),
      element(
        'resources',
        {},
        element(
          'stringTable',
          {},
          text('category', `${words.category} (${browser.name})`),
          text(
            'supported',
            `${browser.name} ${words.supported} ${browser.version} ${words.orLater}`,
          ),
          ...settings.flatMap((setting) => textsOf(setting, language)),
        ),
        element('presentationTable', {}, ...fields.map((one) => presentation(one, language))),
      ),
    ),
  );
}

/** @param {Setting} setting @param {Language} language @returns {Lines[]} */
function textsOf({ key, schema, texts }, language) {
  const { title, description } = texts[language];
  const words = WORDS[language];
  const explain = [
    description,
    ...(schema.type === 'boolean' ? [words.switched] : []),
    `${words.kind}${key}${words.comma}${kindOf(schema, language)}`,
  ];
  return [
    text(key, title),
    text(`${key}_explain`, explain.join('\n\n')),
    ...(schema.enum ?? []).map((choice) => text(`${key}_${choice}`, nameOf(choice, language))),
  ];
}

/** @param {string | number} choice @param {Language} language */
function nameOf(choice, language) {
  const names = /** @type {Record<string, string>} */ (WORDS[language].choices);
  const name = names[choice];
  if (name === undefined) throw new Error(`no ${language} name for the choice ${choice}`);
  return name;
}

/** @param {string} id @param {string} content */
function text(id, content) {
  return leaf('string', { id }, content);
}

/** @param {Setting} setting @param {Language} language */
function presentation(setting, language) {
  const { key, schema, texts } = setting;
  const refId = fieldOf(setting);
  const label = texts[language].title;
  return element('presentation', { id: key }, control());

  function control() {
    if (schema.enum !== undefined) return leaf('dropdownList', { refId, noSort: 'true' }, label);
    if (schema.type === 'integer') {
      return leaf('decimalTextBox', { refId, defaultValue: Number(setting.example) }, label);
    }
    if (schema.items?.type === 'string') return leaf('listBox', { refId }, label);
    return element('textBox', { refId }, leaf('label', {}, label));
  }
}
