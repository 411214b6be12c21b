// The steps on the new PC: read the vault, open it with its password, keep it here, and show a code
// that is compared on the old PC.

import { explain } from '../base/explain.js';
import { nameOf } from '../base/name-of.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { describeNumbers } from '../accounts/import-progress.js';
import { CodeList } from '../codes/code-list.js';
import { element, find, make, write } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { ProofFields } from '../forms/proof-fields.js';
import { BroughtVault } from '../vault/brought-vault.js';
import { forgetMove, noteOf } from '../vault/move-progress.js';
import { lockCount } from '../vault/on-lock.js';
import { openVault } from '../vault/session.js';
import { numberOf } from '../vault/taken-out.js';
import { Bringing } from './bring.js';
import { listenToFiles } from './dropped-files.js';
import { PartCamera } from './part-camera.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {Code} from '../core/reader.js' */
/** @import {Steps} from './old-pc.js' */

/** An opened vault is closed after this time, because no lock closes it if no vault is open. */
const KEEP_OPEN_MS = 5 * 60_000;
/** More codes are in the list of the toolbar's window. */
const MAX_CODES = 20;

export class NewPc {
  #steps;
  /** @type {Bringing | null} made when the core is there */ #bringing = null;
  /** @type {BroughtVault | null} */ #brought = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #closing;
  /** @type {CodeList | null} made when codes are first shown */ #codes = null;
  /** A file is read after those before it. @type {Promise<void>} */ #reading = Promise.resolve();
  #camera = new PartCamera((codes) => this.#see(codes));
  #owner = new ProofFields(element('#open-proof'), { prefix: 'open-', label: 'pc_password' });

  /** @param {Steps} steps */
  constructor(steps) {
    this.#steps = steps;
    // The passkeys of a vault belong to the PC that made them. Its recovery code works on any.
    this.#owner.offer(['password', 'recovery']);
  }

  /** Whether something was read that is not yet kept on this PC. */
  get isBringing() {
    return this.#brought !== null || (this.#bringing !== null && this.#bringing.sealed !== null);
  }

  start() {
    const parts = {
      input: find(document, '#file', HTMLInputElement),
      button: element('#choose-file'),
      zone: element('#drop'),
    };
    listenToFiles(parts, (files) => this.#take(files));
    element('#read-anew').addEventListener('click', () => this.#readAnew());
    for (const button of document.querySelectorAll('[data-bring-again]'))
      button.addEventListener('click', () => this.#readAnew());
    onSubmit(find(document, '#open', HTMLFormElement), () => this.#open());
    for (const way of /** @type {const} */ (['merge', 'beside', 'replace']))
      element(`#${way}`).addEventListener('click', () => void this.#keep(way));
    element('#finish-new').addEventListener('click', () => void this.#finish());
  }

  showBringing() {
    this.#steps.show('bring');
  }

  /**
   * Shows the codes of the open vault and the check number, which the user compares on the old PC.
   * @param {string | null} digest of the state that was brought in, if it is known
   */
  async showCodes(digest) {
    this.#codes ??= new CodeList(find(document, '#show-codes', HTMLUListElement), {
      isAdding: true,
    });
    await this.#codes.showChosen(codesToCompare);
    const number = digest === null ? await numberOfAccounts() : numberOf(digest);
    write(element('#show-number'), 'pc_show_number', [inTwo(number)]);
    this.#steps.show('show');
  }

  /** Forgets what was read and opened, and takes the codes off the page. */
  forget() {
    this.#discard();
    this.#codes?.clear();
    write(element('#show-number'), '');
  }

  /** @param {File[]} files */
  #take(files) {
    const isShown = !element('[data-view="bring"]').hidden;
    if (isShown) this.#reading = this.#reading.then(() => this.#read(files));
  }

  /** @param {File[]} files */
  async #read(files) {
    const locks = lockCount();
    const bringing = (this.#bringing ??= new Bringing());
    element('#bring-error').textContent = '';
    try {
      await bringing.read(files, (at) =>
        write(element('#bring-state'), 'reading_files', [String(at + 1), String(files.length)]),
      );
    } catch (thrown) {
      element('#bring-error').textContent = explain(asRefusal(thrown));
    }
    if (locks === lockCount() && bringing === this.#bringing) this.#goOn(bringing);
  }

  /** A frame of the camera. @param {Code[]} codes */
  #see(codes) {
    const bringing = (this.#bringing ??= new Bringing());
    let refused = '';
    try {
      bringing.take(codes);
    } catch (thrown) {
      refused = explain(asRefusal(thrown));
    }
    // A text that is shown already is not spoken again.
    const error = element('#bring-error');
    if (error.textContent !== refused) error.textContent = refused;
    this.#goOn(bringing);
  }

  /** Asks for the password once the vault is whole. @param {Bringing} bringing */
  #goOn(bringing) {
    this.#showProgress(bringing);
    if (bringing.sealed === null) return;
    this.#camera.end();
    if (bringing.recovery !== '') this.#owner.fillRecovery(bringing.recovery);
    this.#steps.show('open');
    this.#owner.focus();
  }

  /** @param {Bringing} bringing */
  #showProgress({ progress: { have, missing } }) {
    const isBegun = have.length > 0;
    element('#read-anew').hidden = !isBegun;
    const count = String(have.length + missing.length);
    const values = isBegun ? [count, describeNumbers(have), describeNumbers(missing)] : [];
    write(element('#bring-state'), isBegun ? 'pc_codes_missing' : '', values);
  }

  async #open() {
    const sealed = this.#bringing?.sealed ?? null;
    if (sealed === null) return;
    const locks = lockCount();
    const brought = await BroughtVault.open(sealed, this.#owner.proof);
    if (locks !== lockCount()) {
      brought.free();
      return;
    }
    this.#owner.clear();
    this.#brought = brought;
    this.#closing = setTimeout(() => this.#readAnew(), KEEP_OPEN_MS);
    await this.#preview(brought);
  }

  /** @param {BroughtVault} brought */
  async #preview(brought) {
    const entries = brought.vault.entries();
    const name = brought.vault.name() || message('name_missing');
    const { isStored, isOlder, isOpen } = await brought.standing();
    if (brought.isClosed) return;
    write(element('#keep-facts'), 'backup_facts', [name, String(entries.length)]);
    const rows = entries.map((entry) => make('li', {}, nameOf(entry)));
    element('#keep-entries').replaceChildren(...rows);
    write(element('#keep-warning'), isOlder ? 'pc_older' : '');
    element('#keep-warning').hidden = !isOlder;
    element('#beside').hidden = isStored;
    element('#merge').hidden = !isOpen;
    element('#replace').hidden = !isStored;
    this.#steps.show('keep');
  }

  /** @param {'merge' | 'beside' | 'replace'} way */
  async #keep(way) {
    const brought = this.#brought;
    if (brought === null) return;
    element('#keep-error').textContent = '';
    try {
      const digest = await brought.digest();
      await brought[way]((vault) => noteOf({ role: 'new', vault, digest }));
      await this.showCodes(digest);
      this.#discard();
    } catch (thrown) {
      element('#keep-error').textContent = explain(asRefusal(thrown));
    }
  }

  async #finish() {
    await forgetMove();
    this.forget();
    this.#steps.showOver('pc_over_new', 'pc_new_how');
  }

  #readAnew() {
    this.#discard();
    this.#steps.show('bring');
  }

  #discard() {
    clearTimeout(this.#closing);
    this.#camera.end();
    this.#bringing?.free();
    this.#brought?.free();
    [this.#bringing, this.#brought] = [null, null];
    this.#owner.clear();
    for (const place of ['#bring-state', '#keep-facts']) write(element(place), '');
    for (const place of ['#bring-error', '#keep-error']) element(place).textContent = '';
    element('#keep-entries').replaceChildren();
    element('#read-anew').hidden = true;
  }
}

/** The entry that the old PC names comes first. @param {OpenVault} vault */
function codesToCompare(vault) {
  const first = vault.entryToCompare();
  const others = vault.ids().filter((id) => id !== first);
  return [...(first === undefined ? [] : [first]), ...others].slice(0, MAX_CODES);
}

/** The check number for a note of an earlier version, which names no state. */
async function numberOfAccounts() {
  const vault = await openVault();
  try {
    return vault.checkNumber();
  } finally {
    vault.free();
  }
}

/** Eight digits in two groups. @param {string} number */
const inTwo = (number) => `${number.slice(0, 4)} ${number.slice(4)}`;
