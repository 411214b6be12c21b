// The page that adds: one account into a form, by hand or from a picture or an address; several into a list.

import { closeThisTab } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { Account, loadCore } from '../base/core.js';
import { element, find, localisePage, showView } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { AddedView } from '../codes/added-view.js';
import { AccountForm } from '../accounts/account-form.js';
import { addAccount } from '../accounts/found.js';
import { explain } from '../base/explain.js';
import { PasswordFields } from '../forms/password-fields.js';
import { asRefusal } from '../base/refusal.js';
import { onLockChanged, stayOpenWhileUsed } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { receiveImage } from './handed-over.js';
import { Harvester } from './harvest.js';
import { holdsAddress, onGiven } from './intake.js';
import { note, noteAnew, tellHarvest } from './notes.js';
import { Reading } from './reading.js';
import { Review } from './review.js';

/** @import {Form} from '../core/warifu.js' */
/** @import {FoundRow} from '../accounts/found-row.js' */
/** @import {Given} from './intake.js' */
/** @import {Harvest} from './harvest.js' */

const form = find(document, '#form', HTMLFormElement);
const reviewForm = find(document, '#review', HTMLFormElement);
const passwords = new PasswordFields(element('#password-fields'));
const added = new AddedView();
/** The account of the review that is open in the form. */
let opened = /** @type {FoundRow | null} */ (null);

async function start() {
  localisePage();
  await loadCore();
  stayOpenWhileUsed();
  const fields = new AccountForm(form, 'add');
  const harvester = new Harvester();
  const review = new Review(reviewForm, (row) => {
    showForm(review);
    opened = row;
    fillWith(fields, row.account);
    find(form, '#account', HTMLElement).focus();
  });
  const showEmpty = () => showForms(fields, review, harvester).catch(fail);
  const reading = new Reading(harvester, progress, (harvest) =>
    show(harvest, fields, review, harvester),
  );
  const take = (/** @type {Given} */ given) => void reading.take(given).catch(fail);
  onGiven(
    {
      input: find(document, '#file', HTMLInputElement),
      button: element('#scan-file'),
      zone: element('#drop'),
    },
    take,
  );
  const secret = find(form, '#secret', HTMLInputElement);
  secret.addEventListener('input', () => {
    if (holdsAddress(secret.value)) take({ text: secret.value });
  });
  onSubmit(form, () => submit(fields, review));
  onSubmit(reviewForm, () => submitReview(review, harvester));
  onLockChanged(() => void refresh(review).catch(fail));
  onVaultChanged(() => void review.refresh().catch(fail));
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#another').addEventListener('click', () => void showEmpty());
  element('#to-review').addEventListener('click', () => showReview(review));
  element('#discard').addEventListener('click', () => {
    review.clear();
    harvester.forget();
    void showEmpty();
  });
  await showEmpty();
  receiveImage((text) => note(text, 'error'), take);
}

/**
 * What was found: one account goes into the form, several into the list.
 * @param {Harvest} harvest
 * @param {AccountForm} fields
 * @param {Review} review
 * @param {Harvester} harvester
 */
async function show(harvest, fields, review, harvester) {
  const [only, another] = harvest.accounts;
  clearErrors(form);
  if (only !== undefined && another === undefined && !harvest.hasTransfer && review.size === 0) {
    tellHarvest(harvest, 1);
    fillWith(fields, only.account);
    only.account.free();
    return;
  }
  const isNew = await review.take(harvest.accounts);
  tellHarvest(harvest, isNew);
  review.describe(harvester.describe());
  if (review.size > 0) showReview(review);
}

/**
 * @param {AccountForm} fields
 * @param {Account} account
 */
function fillWith(fields, account) {
  const { notices } = account.preview();
  fields.fill(account.form());
  note(
    [message('add_filled'), ...notices.map(({ code, values }) => message(code, values))].join(' '),
    'success',
  );
  passwords.focus();
}

/**
 * What there is to do next: the rest of the list, or an empty form.
 * @param {AccountForm} fields
 * @param {Review} review
 * @param {Harvester} harvester
 */
async function showForms(fields, review, harvester) {
  added.clear();
  fields.fill(Account.emptyForm());
  for (const one of [form, reviewForm]) clearErrors(one);
  noteAnew(harvester.describe());
  await passwords.refresh();
  showView('form');
  if (review.size > 0) {
    showReview(review);
    return;
  }
  showForm(review);
  element(location.search === '?way=key' ? '#secret' : '#scan-file').focus();
}

/** @param {Review} review */
function showForm(review) {
  opened = null;
  place(form, reviewForm);
  element('#to-review').hidden = review.size === 0;
}

/** @param {Review} review */
function showReview(review) {
  opened = null;
  place(reviewForm, form);
  review.focus();
}

/**
 * One of the two forms can be seen, and has the password's fields.
 * @param {HTMLFormElement} shown
 * @param {HTMLFormElement} hidden
 */
function place(shown, hidden) {
  find(shown, '.password-place', HTMLElement).append(element('#password-fields'));
  shown.hidden = false;
  hidden.hidden = true;
}

/**
 * @param {AccountForm} fields
 * @param {Review} review
 */
async function submit(fields, review) {
  const account = Account.fromForm(/** @type {Form} */ (fields.read()));
  try {
    await passwords.pass();
    const { id, isNew } = await addAccount(account);
    fields.fill(Account.emptyForm());
    if (opened !== null) review.remove(opened);
    opened = null;
    const left = review.size > 0 ? message('added_left', [String(review.size)]) : '';
    await added.show({
      ids: [id],
      title: message(isNew ? 'added_title' : 'added_already'),
      more: left,
    });
  } finally {
    account.free();
  }
}

/**
 * @param {Review} review
 * @param {Harvester} harvester
 */
async function submitReview(review, harvester) {
  await passwords.pass();
  const result = await review.add();
  harvester.settle();
  await added.show({ ...result, more: harvester.describe() });
}

/** After the vault was locked or unlocked, here or elsewhere. @param {Review} review */
async function refresh(review) {
  const state = await passwords.refresh();
  await review.refresh();
  await added.refresh(state === 'unlocked');
}

/** @param {string} text */
function progress(text) {
  added.clear();
  showView('form');
  noteAnew(text);
}

/** @param {unknown} thrown */
function fail(thrown) {
  element('#failure').textContent = explain(asRefusal(thrown));
  showView('failed');
}

start().catch(fail);
