// The add page: pictures, keys, several accounts at once, transfers in parts.

import { hand, picture, read, textFile, whitePicture } from '../member/add-form.js';
import { otpauth } from '../web/codes-page.js';
import { aegisEncrypted, aegisPlain } from '../web/other-apps.js';
import { transferCodes } from '../web/transfer-codes.js';
import { seen } from '../browser/views.js';

/** @import {Screen, Stage} from './stage.js' */

const HEALTH = otpauth({ issuer: 'みなと健康保険組合' }, 'みなと健康保険組合:hanako.suzuki');
const SCHOOL = otpauth(
  { issuer: '東西大学', algorithm: 'SHA256', digits: '8', period: '60' },
  '東西大学:b2026031@univ.example.jp',
);

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* adding({ open }) {
  const form = await open('add/add.html', 'form');
  yield { name: 'add-form', page: form };
  await form.type('#secret', 'これはキーではない');
  await form.click('#form [type=submit]');
  await form.waitForSelector('#secret[aria-invalid]');
  yield { name: 'add-form-refused', page: form };
  await form.reload();
  await seen(form, 'form');
  await hand(form, 'drop', { files: [await picture('二次元コード.png', HEALTH)] });
  await read(form);
  yield { name: 'add-form-filled', page: form };
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  yield { name: 'add-added', page: form };
  await form.close();

  const several = await open('add/add.html', 'form');
  const files = [
    await picture('大学.png', SCHOOL),
    whitePicture('白紙.png'),
    textFile('メモ.txt', '…'),
  ];
  await hand(several, 'drop', { files: [...files, await picture('銀行.png', otpauth())] });
  await read(several);
  yield { name: 'add-several', page: several };
  await several.click('#review [type=submit]');
  await seen(several, 'added');
  yield { name: 'add-several-added', page: several };
  await several.close();

  const transfer = await open('add/add.html', 'form');
  const [first = ''] = transferCodes([
    [{ name: 'taro@example.jp', issuer: 'Example' }],
    [{ name: 'second' }],
  ]);
  await hand(transfer, 'drop', { files: [await picture('移行1.png', first)] });
  await read(transfer);
  yield { name: 'add-transfer-part', page: transfer };
  await transfer.close();
}

/**
 * From another app: its file, the question for a password, the review.
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* moving({ open }) {
  const form = await open('add/add.html?way=move', 'form');
  yield { name: 'add-move', page: form };
  const kept = { issuer: 'みなと健康保険組合', account: 'hanako', secret: 'JBSWY3DPEHPK3PXP' };
  await hand(form, 'drop', { files: [aegisEncrypted([kept], 'password')] });
  await form.waitForSelector('#sealed:not([hidden])');
  yield { name: 'add-sealed', page: form };
  await form.type('#file-password', 'passwort');
  await form.click('#sealed [type=submit]');
  await form.waitForSelector('#file-password[aria-invalid]');
  yield { name: 'add-sealed-refused', page: form };
  const motp = { ...kept, account: 'motp', type: 'motp' };
  await form.click('#sealed-cancel');
  await form.waitForSelector('#move:not([hidden])');
  await hand(form, 'drop', { files: [aegisPlain([{ ...kept, account: 'jiro' }, motp])] });
  await read(form);
  yield { name: 'add-move-review', page: form };
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  yield { name: 'add-move-added', page: form };
  await form.close();
}
