// The steps on the old PC: take the vault out, compare it with the new PC, remove it here. Nothing
// is removed before the comparison.

import { explain } from '../base/explain.js';
import { nameOf } from '../base/name-of.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { element, find, write } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { followForbidden } from '../forms/managed.js';
import { ProofFields } from '../forms/proof-fields.js';
import { saveBackup } from '../forms/save-backup.js';
import { removeOpenVault } from '../vault/access.js';
import { forgetMove, noteMove } from '../vault/move-progress.js';
import { waysOf } from '../vault/proof.js';
import { openVault } from '../vault/session.js';
import { CodeSlides } from './code-slides.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {MoveFrom} from '../vault/move-progress.js' */

/**
 * @typedef {object} Steps
 * @property {(view: string) => void} show
 * @property {(title: string, how: string) => void} showOver
 * @property {() => Promise<void>} refresh
 */

const form = (/** @type {string} */ selector) => find(document, selector, HTMLFormElement);
const input = (/** @type {string} */ selector) => find(document, selector, HTMLInputElement);

export class OldPc {
  #steps;
  #slides = new CodeSlides();
  #owner = new ProofFields(element('#clear-proof'), { prefix: 'clear-' });
  /** @type {MoveFrom | null} */ #move = null;
  /** Whether the user has gone on to the comparison. */
  #isComparing = false;

  /** @param {Steps} steps */
  constructor(steps) {
    this.#steps = steps;
  }

  start() {
    this.#onClick('#by-file', '#take-error', () => this.#take('file'));
    this.#onClick('#by-codes', '#take-error', () => this.#take('codes'));
    this.#onClick('#to-compare', '#carry-error', () => this.#compare(true));
    this.#onClick('[data-back-to-carry]', '#carry-error', () => this.#compare(false));
    this.#onClick('#keep-here', '#carry-error', () => this.#end('pc_over_kept', 'pc_kept_how'));
    for (const button of document.querySelectorAll('[data-restart]'))
      button.addEventListener('click', () => void this.#restart());
    for (const button of ['#by-file', '#by-codes'])
      followForbidden(find(document, button, HTMLButtonElement), 'allowBackup');
    onSubmit(form('#compare-code'), () => this.#compareCode());
    onSubmit(form('#compare-number'), () => this.#compareNumber());
    onSubmit(form('#clear'), () => this.#clear());
  }

  /** Shows the step that the move has come to. @param {MoveFrom | null} move */
  async show(move) {
    this.#move = move;
    if (move === null) this.#steps.show('take');
    else if (move.isProven) await this.#showClearing();
    else if (this.#isComparing) await this.#showComparison();
    else await this.#showCarrying(move);
  }

  forget() {
    this.#slides.forget();
    this.#isComparing = false;
    write(element('#compare-what'), '');
  }

  /**
   * @param {string} selector
   * @param {string} place selector of the element that shows an error
   * @param {() => Promise<void>} act
   */
  #onClick(selector, place, act) {
    element(selector).addEventListener('click', () => {
      element(place).textContent = '';
      act().catch((/** @type {unknown} */ thrown) => {
        element(place).textContent = explain(asRefusal(thrown));
      });
    });
  }

  /** @param {'file' | 'codes'} way */
  async #take(way) {
    await requireAllowed('allowBackup');
    const [id, marks] = await withVault((vault) => {
      if (vault.size() === 0) throw new Refusal('pc_nothing_to_move');
      return [vault.id(), vault.entryMarks()];
    });
    if (way === 'file') await saveBackup();
    else await this.#slides.draw();
    await noteMove({ role: 'old', vault: id, way, marks, isProven: false });
    await this.#steps.refresh();
  }

  /** @param {MoveFrom} move */
  async #showCarrying({ way }) {
    if (way === 'codes') await this.#slides.draw();
    element('#slides').hidden = way !== 'codes';
    write(element('#carry-first'), way === 'file' ? 'pc_carry_file' : 'pc_carry_codes');
    this.#steps.show('carry');
  }

  /** @param {boolean} isComparing */
  async #compare(isComparing) {
    this.#isComparing = isComparing;
    await this.#steps.refresh();
  }

  async #showComparison() {
    const name = await withVault((vault) => {
      const [view] = vault.views([vault.entryToCompare() ?? []].flat());
      return view === undefined ? null : nameOf(view);
    });
    form('#compare-code').hidden = name === null;
    element('#by-number').toggleAttribute('open', name === null);
    write(element('#compare-what'), name === null ? '' : 'pc_compare_what', [name ?? '']);
    this.#steps.show('compare');
  }

  async #compareCode() {
    const typed = input('#code').value;
    const isRight = await withVault((vault) => {
      const id = vault.entryToCompare();
      return id !== undefined && vault.isCodeNear(id, typed);
    });
    if (!isRight) throw new Refusal('pc_code_wrong', { fields: ['code'] });
    await this.#noteProven();
  }

  async #compareNumber() {
    const typed = input('#number').value;
    const isRight = await withVault((vault) => vault.isCheckNumber(typed));
    if (!isRight) throw new Refusal('pc_number_wrong', { fields: ['number'] });
    await this.#noteProven();
  }

  async #noteProven() {
    if (this.#move === null) return;
    await noteMove({ ...this.#move, isProven: true });
    for (const field of ['#code', '#number']) input(field).value = '';
    await this.#steps.refresh();
  }

  async #showClearing() {
    await withVault((vault) => this.#owner.offer(waysOf(vault)));
    this.#steps.show('clear');
  }

  async #clear() {
    const marks = this.#move?.marks ?? '';
    const added = await withVault((vault) => vault.countMissing(marks));
    if (added > 0) throw new Refusal('pc_added_since', { values: [String(added)] });
    await removeOpenVault(this.#owner.proof);
    this.#owner.clear();
    await this.#end('pc_over_cleared', 'pc_cleared_how');
  }

  /**
   * @param {string} title
   * @param {string} how
   */
  async #end(title, how) {
    await forgetMove();
    this.#steps.showOver(title, how);
  }

  async #restart() {
    this.forget();
    await forgetMove();
    await this.#steps.refresh();
  }
}

/**
 * @template T
 * @param {(vault: OpenVault) => T} look
 * @returns {Promise<T>}
 */
async function withVault(look) {
  const vault = await openVault();
  try {
    return look(vault);
  } finally {
    vault.free();
  }
}
