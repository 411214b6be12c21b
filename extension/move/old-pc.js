// The steps on the old PC: take the vault out, compare it with the new PC, remove it here. Nothing
// is removed before the comparison.

import { explain } from '../base/explain.js';
import { OpenVault } from '../base/core.js';
import { nameOf } from '../base/name-of.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { element, find, write } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { followForbidden } from '../forms/managed.js';
import { ProofFields } from '../forms/proof-fields.js';
import { saveBackup } from '../forms/save-backup.js';
import { removeOpenVault } from '../vault/access.js';
import { forgetMove, noteMove, noteTakenOut } from '../vault/move-progress.js';
import { waysOf } from '../vault/proof.js';
import { openVault } from '../vault/session.js';
import { changeSince, isNumberOf, readOpenSealed, stateOf } from '../vault/taken-out.js';
import { CodeSlides } from './code-slides.js';

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
  /** The vault as it was when the page was last drawn. */ #sealed = '';
  /** What has changed in it since it was taken out. @type {Refusal | null} */ #change = null;
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
    this.#onClick('#keep-here', '#carry-error', () => this.#keepHere());
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
    if (move === null) return this.#steps.show('take');
    await this.#showChange(move);
    if (move.isProven) await this.#showClearing();
    else if (this.#isComparing) await this.#showComparison(move);
    else this.#showCarrying(move);
  }

  forget() {
    this.#slides.forget();
    this.#isComparing = false;
    this.#sealed = '';
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
    const { id, key, sealed } = await readOpenSealed();
    const marks = marksOf(sealed, key);
    const digest = await stateOf(sealed);
    // Before anything leaves this PC: an interrupted move counts too.
    const isAgain = await noteTakenOut(id, digest);
    if (way === 'file') await saveBackup(sealed);
    else this.#slides.draw(sealed);
    await noteMove({ role: 'old', vault: id, way, marks, digest, isAgain, isProven: false });
    await this.#steps.refresh();
  }

  /**
   * Says what has changed since the vault was taken out. The removal looks again.
   * @param {MoveFrom} move
   */
  async #showChange(move) {
    const { key, sealed } = await readOpenSealed();
    this.#sealed = sealed;
    this.#change = await changeSince(move, sealed, key);
    for (const notice of document.querySelectorAll('[data-change]')) {
      notice.textContent = this.#change === null ? '' : explain(this.#change);
      notice.toggleAttribute('hidden', this.#change === null);
    }
  }

  /** @param {MoveFrom} move */
  #showCarrying({ way, isAgain }) {
    // Other QR codes than those that were photographed would be of no use beside them.
    const areCodes = way === 'codes' && this.#change === null;
    if (areCodes) this.#slides.draw(this.#sealed);
    else this.#slides.forget();
    element('#slides').hidden = !areCodes;
    write(element('#carry-first'), way === 'file' ? 'pc_carry_file' : 'pc_carry_codes');
    write(element('#carry-open'), isAgain ? 'pc_again_open' : 'pc_carry_install');
    write(element('#carry-read'), isAgain ? 'pc_again_read' : 'pc_carry_read');
    write(element('#carry-keep'), isAgain ? 'pc_again_keep' : '');
    this.#steps.show('carry');
  }

  /** @param {boolean} isComparing */
  async #compare(isComparing) {
    this.#isComparing = isComparing;
    await this.#steps.refresh();
  }

  /**
   * A code of an account shows that a state has arrived, but not which one. After another one was
   * taken out the check number is compared.
   * @param {MoveFrom} move
   */
  async #showComparison({ isAgain }) {
    const name = isAgain ? null : await withVault(nameToCompare);
    element('#compare-again').hidden = !isAgain;
    form('#compare-code').hidden = name === null;
    element('#by-number').toggleAttribute('open', name === null);
    write(element('#number-title'), name === null ? 'pc_number_only' : 'pc_number_instead');
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
    const { digest = null, isAgain = false } = this.#move ?? {};
    const isState = digest !== null && isNumberOf(digest, typed);
    // A new PC on which an earlier version brought the vault in shows the number of its accounts.
    const isRight =
      isState || (!isAgain && (await withVault((vault) => vault.isCheckNumber(typed))));
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
    const move = this.#move;
    if (move === null) return;
    await removeOpenVault(this.#owner.proof, async (sealed, key) => {
      const change = await changeSince(move, sealed, key);
      if (change !== null) throw change;
    });
    this.#owner.clear();
    this.#steps.showOver('pc_over_cleared', 'pc_cleared_how');
  }

  async #keepHere() {
    await forgetMove();
    this.#steps.showOver('pc_over_kept', 'pc_kept_how');
  }

  async #restart() {
    this.forget();
    await forgetMove();
    await this.#steps.refresh();
  }
}

/**
 * The marks of a vault's entries. Throws if it has none.
 * @param {string} sealed
 * @param {string} key
 */
function marksOf(sealed, key) {
  const vault = OpenVault.open(sealed, key);
  try {
    if (vault.size() === 0) throw new Refusal('pc_nothing_to_move');
    return vault.entryMarks();
  } finally {
    vault.free();
  }
}

/** The name of the entry whose code is compared; `null` for none. @param {OpenVault} vault */
function nameToCompare(vault) {
  const [view] = vault.views([vault.entryToCompare() ?? []].flat());
  return view === undefined ? null : nameOf(view);
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
