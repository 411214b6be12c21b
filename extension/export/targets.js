// The forms that entries can be written in, and their choice.

import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { make, write } from '../forms/dom.js';
import { isForbidden, showManaged } from '../forms/managed.js';

/** @import {Permission} from '../base/policy.js' */

/** @import {ExportCodes, ExportForm} from '../core/export.js' */

/**
 * `app`: part of the keys of the form's texts. `kind`: sealed and plain forms are files.
 * @typedef {{app: string, kind: 'sealed', form: 'backup'}} BackupTarget
 * @typedef {{app: string, kind: 'sealed' | 'plain', form: ExportForm, suffix: string}} FileTarget
 * @typedef {{app: string, kind: 'codes', form: ExportCodes}} CodesTarget
 * @typedef {BackupTarget | FileTarget | CodesTarget} Target
 */

/** @type {readonly Target[]} the first one is chosen at the start */
const TARGETS = [
  { app: 'backup', kind: 'sealed', form: 'backup' },
  { app: 'aegis', kind: 'sealed', form: 'aegis_sealed', suffix: 'json' },
  { app: 'twofas', kind: 'sealed', form: 'twofas_sealed', suffix: '2fas' },
  { app: 'bitwarden', kind: 'sealed', form: 'bitwarden_sealed', suffix: 'json' },
  { app: 'single', kind: 'codes', form: 'single' },
  { app: 'google', kind: 'codes', form: 'google_transfer' },
  { app: 'otpauth', kind: 'plain', form: 'otpauth', suffix: 'txt' },
  { app: 'aegis', kind: 'plain', form: 'aegis', suffix: 'json' },
  { app: 'twofas', kind: 'plain', form: 'twofas', suffix: '2fas' },
  { app: 'bitwarden', kind: 'plain', form: 'bitwarden', suffix: 'json' },
  { app: 'csv', kind: 'plain', form: 'csv', suffix: 'csv' },
  { app: 'cxf', kind: 'plain', form: 'cxf', suffix: 'json' },
];

const KINDS = /** @type {const} */ (['sealed', 'codes', 'plain']);

/**
 * The permissions of the administrator's that a form needs.
 * @param {Pick<Target, 'kind' | 'form'>} target
 * @returns {readonly Permission[]}
 */
export function neededFor({ kind, form }) {
  if (form === 'backup') return ['allowBackup'];
  return kind === 'sealed' ? ['allowExport'] : ['allowExport', 'allowPlaintextExport'];
}

export class TargetChoice {
  /** @type {Map<HTMLInputElement, Target>} */ #choices = new Map();
  #onChange;

  /**
   * @param {HTMLElement} place
   * @param {() => void} onChange
   */
  constructor(place, onChange) {
    place.append(...KINDS.map((kind) => this.#makeGroup(kind)));
    this.#onChange = onChange;
    place.addEventListener('change', onChange);
    this.reset();
    onPolicyChanged(() => void this.#showManaged());
    void this.#showManaged();
  }

  /** @returns {Target} */
  get chosen() {
    const [, target] = [...this.#choices].find(([{ checked }]) => checked) ?? [];
    return target ?? /** @type {Target} */ (TARGETS[0]);
  }

  reset() {
    this.#choose(() => true);
  }

  /** Chooses the first form that can hold a part of the entries. */
  chooseForSome() {
    this.#choose(({ form }) => form !== 'backup');
  }

  /**
   * Chooses the first form that is allowed.
   * @param {(target: Target) => boolean} isIt
   */
  #choose(isIt) {
    const fitting = [...this.#choices].filter(([, target]) => isIt(target));
    const [input] = fitting.find(([{ disabled }]) => !disabled) ?? fitting[0] ?? [];
    if (input) input.checked = true;
  }

  /** Marks the forms that the administrator forbids. */
  async #showManaged() {
    const policy = await readPolicy();
    for (const [input, target] of this.#choices)
      showManaged(input, isForbidden(policy, neededFor(target)));
    const [chosen] = [...this.#choices].find(([{ checked }]) => checked) ?? [];
    if (!chosen?.disabled) return;
    const some =
      this.chosen.form === 'backup'
        ? () => true
        : (/** @type {Target} */ { form }) => form !== 'backup';
    this.#choose(some);
    this.#onChange();
  }

  /** @param {Target['kind']} kind */
  #makeGroup(kind) {
    const legend = make('legend');
    write(legend, `export_kind_${kind}`);
    const rows = TARGETS.filter((target) => target.kind === kind).map((one) => this.#makeRow(one));
    const group = make('fieldset', {}, legend, ...rows);
    return kind === 'plain' ? fold(legend, group) : group;
  }

  /** @param {Target} target */
  #makeRow(target) {
    const id = `target-${target.form}`;
    const input = make('input', {
      type: 'radio',
      name: 'target',
      id,
      value: target.form,
      'aria-describedby': `${id}-for`,
    });
    this.#choices.set(input, target);
    const [name, note] = [make('strong'), make('span', { id: `${id}-for`, class: 'note' })];
    write(name, `export_form_${target.app}`);
    write(note, `export_for_${target.app}`);
    return make('div', { class: 'target' }, input, make('label', { for: id }, name), note);
  }
}

/**
 * Shows a group of forms on request only.
 * @param {HTMLElement} legend also the summary
 * @param {HTMLFieldSetElement} group
 */
function fold(legend, group) {
  const summary = make('summary', {}, legend.textContent);
  summary.dataset.text = legend.dataset.text ?? '';
  legend.className = 'unseen';
  return make('details', {}, summary, group);
}
