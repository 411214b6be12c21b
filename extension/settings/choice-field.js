// A setting that is chosen from a list and saved at once.

import { find, make, write } from '../forms/dom.js';
import { CHOICES, changeSettings, onSettingsChanged, readSettings } from '../base/settings.js';

/** @import {Choices} from '../base/settings.js' */

/**
 * @template {keyof Choices} K
 * @param {string} selector of the `<select>`
 * @param {K} name
 * @param {(value: Choices[K]) => [key: string, ...values: string[]]} textOf an option's text
 * @param {object} [hooks]
 * @param {(value: Choices[K]) => Promise<'' | 'permission_not_given' | 'permission_not_dropped'>}
 *   [hooks.beforeSave] returns the key of the reason why the value cannot be saved, or `''`
 * @param {() => Promise<void>} [hooks.afterSave]
 */
export async function startChoiceField(selector, name, textOf, { beforeSave, afterSave } = {}) {
  const select = find(document, selector, HTMLSelectElement);
  const offered = /** @type {readonly Choices[K][]} */ (
    /** @type {readonly unknown[]} */ (CHOICES[name])
  );
  for (const value of offered) {
    const option = make('option', { value: String(value) });
    const [key, ...values] = textOf(value);
    write(option, key, values);
    select.append(option);
  }
  const error = make('p', { class: 'error', role: 'alert' });
  select.closest('.field')?.append(error);
  const show = async () => {
    select.value = String((await readSettings())[name]);
  };
  const choose = async () => {
    const value = offered.find((one) => String(one) === select.value);
    if (value === undefined) return;
    const reason = (await beforeSave?.(value)) ?? '';
    write(error, reason);
    if (reason === '') await changeSettings({ [name]: value });
    await afterSave?.();
    await show();
  };
  select.addEventListener('change', () => void choose());
  onSettingsChanged(() => void show());
  await show();
}
