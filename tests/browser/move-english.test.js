// The four most likely ways from another program, in English: file or QR codes, its password, the
// review, the list.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand, picture, read } from '../support/member/add-form.js';
import { names, openForm } from '../support/member/new-vault.js';
import { seen, takesPresses, text } from '../support/browser/views.js';
import {
  aegisEncrypted,
  authenticatorBackup,
  openTwoFactorDump,
} from '../support/web/other-apps.js';
import { transferCodes } from '../support/web/transfer-codes.js';

/** @import {Given} from '../support/member/add-form.js' */

const PASSWORD = 'of the file';
const ACCOUNTS = [
  { issuer: 'Minato Health', account: 'hanako', secret: 'JBSWY3DPEHPK3PXP' },
  { issuer: 'Tozai University', account: 'b2026031', secret: 'KRSXG5CTMVRXEZLU' },
];
const TRANSFER = transferCodes(
  ACCOUNTS.map(({ issuer, account }) => [{ issuer, name: `${issuer}:${account}` }]),
);
/** Open Two-Factor keeps one name for an account. */
const ONE_NAME = ACCOUNTS.map(({ issuer, ...rest }) => ({
  ...rest,
  issuer: '',
  account: `${issuer} ${rest.account}`,
  password: PASSWORD,
}));

/** @type {{from: string, files: () => Promise<Given[]> | Given[], asks: RegExp | null}[]} */
const WAYS = [
  {
    from: 'Authenticator',
    files: () => [authenticatorBackup(ACCOUNTS, PASSWORD)],
    asks: /^This file of Authenticator is protected by a password/u,
  },
  {
    from: 'Open Two-Factor Authenticator',
    files: () => [openTwoFactorDump(ONE_NAME)],
    asks: /Open Two-Factor/u,
  },
  {
    from: 'Aegis',
    files: () => [aegisEncrypted(ACCOUNTS, PASSWORD)],
    asks: /^This file of Aegis is protected by a password/u,
  },
  {
    from: 'Google Authenticator',
    files: () => Promise.all(TRANSFER.map((address, at) => picture(`${at}.png`, address))),
    asks: null,
  },
];

for (const { from, files, asks } of WAYS) {
  test(`from ${from}`, async (context) => {
    const { form, member, page } = await openForm(context, { language: 'en' });
    await hand(form, 'drop', { files: await files() });
    if (asks !== null) {
      await form.waitForSelector('#sealed:not([hidden])');
      assert.match(await text(form, '#sealed-how'), asks);
      await form.type('#file-password', PASSWORD);
      await form.click('#sealed [type=submit]');
    }
    assert.equal(await read(form), '2 found.');
    await takesPresses(form);
    await form.click('#review [type=submit]');
    await seen(form, 'added');
    assert.equal(await text(form, '#added-title'), '2 added');
    const popup = await member.openPopup(page);
    await seen(popup, 'list');
    const shown = (await names(popup)).map((name) => name.replace(/\s+/gu, ' ').trim());
    assert.deepEqual(shown, ['Minato Health hanako', 'Tozai University b2026031']);
  });
}
