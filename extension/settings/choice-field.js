// A setting that is chosen from a list and saved at once.

import { find, make, write } from '../forms/dom.js';
import { showManaged } from '../forms/managed.js';
import { readPolicy } from '../base/policy.js';
import { CHOICES, changeSettings, onSettingsChanged, readSettings } from '../base/settings.js';

/** @import {Policy} from '../base/policy-values.js' */
/** @import {Settings} from '../base/settings.js' */

/** @typedef {[key: string, ...values: string[]]} Text the key of a text, and its values */

/**
 * A value to choose. `inForce`: the value that is then in force, because the administrator limits
 * the setting.
 * @template V
 * @typedef {{value: V, inForce: V}} Option
 */

/**
 * The part of a setting that the administrator decides.
 * @template V
 * @typedef {object} Managed
 * @property {boolean} isFixed whether the user has no choice at all
 * @property {Text} [note] beside the field, in place of the usual one
 * @property {Option<V>[]} [options] in place of all choices
 */

/**
 * @template {keyof Settings} K
 * @param {string} selector of the `<select>`
 * @param {K} name
 * @param {(value: Settings[K]) => Text} textOf an option's text
 * @param {object} [hooks]
 * @param {(policy: Partial<Policy>) => Managed<Settings[K]> | undefined} [hooks.managed]
 * @param {(value: Settings[K]) => Promise<string>} [hooks.beforeSave] returns the key of the reason
 *   why the value cannot be saved, or `''`
 * @param {() => Promise<void>} [hooks.afterSave]
 */
export async function startChoiceField(selector, name, textOf, hooks = {}) {
  const { managed, beforeSave, afterSave } = hooks;
  const select = find(document, selector, HTMLSelectElement);
  const all = /** @type {readonly Settings[K][]} */ (
    /** @type {readonly unknown[]} */ (CHOICES[name])
  ).map((value) => ({ value, inForce: value }));
  /** @type {Option<Settings[K]>[]} */
  let options = [];
  const error = make('p', { class: 'error', role: 'alert' });
  select.closest('.field')?.append(error);
  const show = async () => {
    const [settings, policy] = await Promise.all([readSettings(), readPolicy()]);
    const { isFixed = false, note, options: offered = all } = managed?.(policy) ?? {};
    options = offered;
    drawOptions(select, options, textOf);
    showManaged(select, isFixed, note);
    const chosen = options.find(({ inForce }) => inForce === settings[name]);
    select.value = String(chosen?.value);
  };
  const choose = async () => {
    const option = options.find(({ value }) => String(value) === select.value);
    if (option === undefined) return;
    const reason = (await beforeSave?.(option.value)) ?? '';
    write(error, reason);
    if (reason === '') await changeSettings({ [name]: option.value });
    await afterSave?.();
    await show();
  };
  select.addEventListener('change', () => void choose());
  onSettingsChanged(() => void show());
  await show();
}

/**
 * @template V
 * @param {HTMLSelectElement} select
 * @param {readonly Option<V>[]} options
 * @param {(value: V) => Text} textOf
 */
function drawOptions(select, options, textOf) {
  const made = options.map(({ value, inForce }) => {
    const option = make('option', { value: String(value) });
    const [key, ...values] = textOf(inForce);
    write(option, key, values);
    return option;
  });
  const isSame =
    made.length === select.options.length &&
    made.every((option, at) => option.isEqualNode(select.options[at] ?? null));
  // An open menu closes when its options change.
  if (!isSame) select.replaceChildren(...made);
}
