// An account as it is shown before it is added.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { textOf } from './group-choices.js';

/** @import {Preview} from '../core/codes.js' */

/**
 * Names, unusual parameters, and notices.
 * @param {Preview} preview
 * @param {() => void} onOrdinary called when the user chooses the usual kind of codes instead
 */
export function makePreview(preview, onOrdinary) {
  const { issuer, account } = preview;
  const rows = [['field_issuer', issuer], ['field_account', account], ...parameterRows(preview)];
  const list = make('dl', { class: 'preview' });
  for (const [key = '', value = ''] of rows) {
    if (value !== '') list.append(make('dt', {}, message(key)), make('dd', {}, value));
  }
  return [list, ...makeNotices(preview, onOrdinary)];
}

/** The unusual parameters in a few words; empty if all are usual. @param {Preview} preview */
export function describeParameters({ parameters, isUsual }) {
  if (isUsual) return '';
  const { kind, algorithm, digits, period, counter } = parameters;
  if (kind === 'steam') return message('kind_steam');
  const [key, moving] =
    kind === 'hotp' ? ['found_counted', counter ?? ''] : ['found_parameters', String(period)];
  return message(key, [algorithm, String(digits), moving]);
}

/** The groups that it will be in; empty for none. @param {Preview} preview */
export function describeGroups({ groups }) {
  return groups.length === 0 ? '' : message('found_groups', [textOf(groups)]);
}

/**
 * @param {Preview} preview
 * @param {() => void} onOrdinary
 */
export function makeNotices({ notices }, onOrdinary) {
  return notices.map(({ code, values }) => {
    const notice = make('p', { class: 'notice' }, message(code, values));
    if (code !== 'notice_steam') return notice;
    const button = make('button', { type: 'button', class: 'quiet' }, message('action_ordinary'));
    button.addEventListener('click', onOrdinary);
    notice.append(' ', button);
    return notice;
  });
}

/**
 * Keys and values of the parameters; none if all are usual.
 * @param {Preview} preview
 */
function parameterRows({ parameters, isUsual }) {
  if (isUsual) return [];
  const { kind, algorithm, digits, period, counter } = parameters;
  const kindRows = kind === 'totp' ? [] : [['field_kind', message(`kind_${kind}`)]];
  if (kind === 'steam') return kindRows;
  const moving =
    kind === 'hotp'
      ? ['field_counter', counter ?? '']
      : ['field_period', message('seconds', [String(period)])];
  return [...kindRows, ['field_algorithm', algorithm], ['field_digits', String(digits)], moving];
}
