// The two forms of the add page: one account, or a list of several. One of them is shown.

import { AccountForm } from '../accounts/account-form.js';
import { addAccount } from '../accounts/add-accounts.js';
import { describeStanding, isUnremarkable, standingOf } from '../accounts/standing.js';
import { UsualOffer } from '../accounts/usual-offer.js';
import { Account } from '../base/core.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { AddedView } from '../codes/added-view.js';
import { element, find, showView } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { EarlyPresses } from '../forms/meant-press.js';
import { PasswordFields } from '../forms/password-fields.js';
import { RestoreFirst } from '../forms/restore-first.js';
import { lockCount } from '../vault/on-lock.js';
import { resetStatus, showResult, showStatus } from './import-status.js';
import { Review } from './review.js';

/** @import {Form} from '../core/codes.js' */
/** @import {FileQuestion} from '../accounts/foreign-file.js' */
/** @import {FilePassword} from './file-password.js' */
/** @import {FoundRow} from '../accounts/found-row.js' */
/** @import {ImportResult, ImportSession} from '../accounts/import-session.js' */
/** @import {Standing} from '../accounts/standing.js' */

/** Where the focus begins, by the way that led to the page. @type {Record<string, string>} */
const FIRST_FOCUS = { '?way=key': '#secret', '?way=move': '#choose-export' };

export class AddForms {
  /** @type {FoundRow | null} the row of the list that is open in the form */ #openedRow = null;
  #form = find(document, '#form', HTMLFormElement);
  #reviewForm = find(document, '#review', HTMLFormElement);
  #fields = new AccountForm(this.#form, 'add');
  #review = new Review(this.#reviewForm, (row) => {
    void this.#openRow(row).catch(showFailure);
  });
  #passwords = new PasswordFields(element('#password-fields'), {
    restoreFirst: new RestoreFirst(),
    isBesideOthers: true,
  });
  #added = new AddedView();
  #early = [this.#form, this.#reviewForm].map((form) => new EarlyPresses(form));
  #offer = new UsualOffer(element('#try-usual'), (account) => {
    const fill = (/** @type {Standing} */ standing) => this.#fillWith(account, standing);
    void this.#compare(account, fill)
      .catch(showFailure)
      .finally(() => account.free());
  });
  #session;
  #filePassword;
  #move = find(document, '#move', HTMLDetailsElement);

  /**
   * @param {ImportSession} session
   * @param {FilePassword} filePassword
   */
  constructor(session, filePassword) {
    this.#session = session;
    this.#filePassword = filePassword;
    onSubmit(this.#form, () => this.#submit());
    onSubmit(this.#reviewForm, () => this.#submitReview());
    element('#to-review').addEventListener('click', () => this.#showReview());
  }

  /** Shows the rest of the list, or an empty form. */
  async showNext() {
    this.#added.clear();
    this.#offer.clear();
    this.#fill(Account.emptyForm());
    for (const form of [this.#form, this.#reviewForm]) clearErrors(form);
    resetStatus(this.#session.describe());
    await this.#passwords.refresh();
    showView('form');
    if (this.#review.size > 0) {
      this.#showReview();
      return;
    }
    this.#showStart();
    if (!this.#passwords.isUndecided) element(FIRST_FOCUS[location.search] ?? '#scan-file').focus();
  }

  /** Forgets the list and the parts that were read. */
  async discard() {
    this.#review.clear();
    this.#session.clear();
    await this.showNext();
  }

  /**
   * @param {string} text says how far the reading is
   * @param {string} file the name of the only file; may be empty
   */
  showProgress(text, file) {
    this.#added.clear();
    this.#offer.clear();
    showView('form');
    resetStatus(text, file);
  }

  /**
   * Asks for the password of a file, in the place of both forms.
   * @param {FileQuestion} question
   */
  ask(question) {
    this.#added.clear();
    showView('form');
    resetStatus('');
    for (const other of [this.#form, this.#reviewForm, this.#move]) other.hidden = true;
    return this.#filePassword.ask(question);
  }

  /**
   * A single account goes into the form, several into the list.
   * @param {ImportResult} result
   */
  async showResult(result) {
    const [only, another] = result.accounts;
    this.#filePassword.end();
    this.#move.hidden = false;
    clearErrors(this.#form);
    this.#offerUsual(result);
    const isSingle = another === undefined && !result.isList && this.#review.size === 0;
    if (only !== undefined && isSingle) {
      await this.#compare(only.account, (standing) => {
        showResult(result, 1);
        this.#fillWith(only.account, standing);
      }).finally(() => only.account.free());
      return;
    }
    showResult(result, await this.#review.addFound(result.accounts));
    this.#review.showProgress(this.#session.describe());
    if (this.#review.size > 0) this.#showReview();
    else if (this.#form.hidden) this.#showStart();
  }

  /** Only for a single text: a list shows its refusals. @param {ImportResult} result */
  #offerUsual({ accounts, refused, usual }) {
    this.#offer.show(accounts.length === 0 && refused.length === 1 ? usual[0] : undefined);
    for (const one of usual) one.free();
  }

  /** To be called when the vault is locked: keeps nothing but that entries were added. */
  forget() {
    this.#filePassword.end();
    this.#offer.clear();
    this.#review.clear();
    this.#review.showProgress('');
    this.#session.clear();
    this.#fill(Account.emptyForm());
    resetStatus('');
    this.#showStart();
    void this.#added.refresh(false);
  }

  /** To be called when the vault was locked or unlocked. */
  async refresh() {
    const state = await this.#passwords.refresh();
    await this.#review.refresh();
    await this.#added.refresh(state === 'unlocked');
  }

  /** To be called when the vault was changed. */
  async refreshReview() {
    await this.#review.refresh();
  }

  /** @param {FoundRow} row */
  async #openRow(row) {
    await this.#compare(row.account, (standing) => {
      this.#showForm();
      this.#openedRow = row;
      this.#fillWith(row.account, standing);
      find(this.#form, '#account', HTMLElement).focus();
    });
  }

  /**
   * Compares an account with the vault. `onStanding` is not called if that was locked meanwhile.
   * @param {Account} account
   * @param {(standing: Standing) => void} onStanding
   */
  async #compare(account, onStanding) {
    const locks = lockCount();
    const standing = await standingOf(account);
    if (locks === lockCount()) onStanding(standing);
  }

  /**
   * Fills the form, and puts the focus on the next step: the password, or the button if nothing
   * needs attention. Otherwise it stays where it is.
   * @param {Account} account
   * @param {Standing} standing
   */
  #fillWith(account, standing) {
    const { notices } = account.preview();
    if (this.#form.hidden) this.#showForm();
    this.#fill(account.form());
    const texts = notices.map(({ code, values }) => message(code, values));
    const all = [message('add_filled'), ...texts, describeStanding(standing)].filter(Boolean);
    showStatus(all.join(' '), 'success');
    this.#waitForReading();
    if (standing === 'unknown') this.#passwords.focus();
    else if (isUnremarkable(account, standing)) this.#focusSubmit();
  }

  /** The names stay in sight: nothing is added unseen. */
  #focusSubmit() {
    const submit = find(this.#form, '[type=submit]', HTMLElement);
    submit.focus({ preventScroll: true });
    submit.scrollIntoView({ block: 'nearest' });
    for (const name of ['#issuer', '#account'])
      find(this.#form, name, HTMLElement).scrollIntoView({ block: 'nearest' });
  }

  /** @param {Form} form */
  #fill({ secret, kind, fields }) {
    this.#fields.fill({ secret, kind, ...fields });
  }

  #read() {
    const { secret, kind, ...fields } = this.#fields.read();
    return /** @type {Form} */ ({ secret, kind, fields });
  }

  /** The empty form, or the way from another app alone if that led here. */
  #showStart() {
    this.#move.hidden = false;
    this.#showForm();
    if (location.search !== '?way=move') return;
    this.#move.open = true;
    this.#form.hidden = true;
    element('#scan-file').classList.remove('primary');
    element('#choose-export').classList.add('primary');
  }

  #showForm() {
    this.#openedRow = null;
    this.#showOnly(this.#form, this.#reviewForm);
    element('#to-review').hidden = this.#review.size === 0;
  }

  #showReview() {
    this.#openedRow = null;
    this.#showOnly(this.#reviewForm, this.#form);
    this.#move.open = false;
    this.#waitForReading();
    this.#review.focus();
  }

  /** A press that comes before the user can have read what was found adds nothing. */
  #waitForReading() {
    for (const early of this.#early) early.start();
  }

  /**
   * The form that is shown has the password's fields.
   * @param {HTMLFormElement} shown
   * @param {HTMLFormElement} hidden
   */
  #showOnly(shown, hidden) {
    find(shown, '.password-place', HTMLElement).append(element('#password-fields'));
    shown.hidden = false;
    hidden.hidden = true;
  }

  async #submit() {
    const account = Account.fromForm(this.#read());
    if (this.#openedRow !== null) account.takeExtras(this.#openedRow.account);
    try {
      await this.#passwords.submit();
      const { id, isNew, older } = await addAccount(account);
      this.#fill(Account.emptyForm());
      if (this.#openedRow !== null) this.#review.remove(this.#openedRow);
      this.#openedRow = null;
      const left = this.#review.size;
      await this.#added.show({
        ids: [id],
        title: message(isNew ? 'added_title' : 'added_already'),
        more: left > 0 ? message('added_left', [String(left)]) : '',
        older,
      });
    } finally {
      account.free();
    }
  }

  async #submitReview() {
    await this.#passwords.submit();
    const result = await this.#review.submit();
    await this.#added.show({ ...result, more: this.#session.markAdded() });
  }
}

/** @param {unknown} thrown */
function showFailure(thrown) {
  showStatus(explain(asRefusal(thrown)), 'error');
}
