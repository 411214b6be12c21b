// The pages as an administrator's settings change them.

import { manage } from '../browser/policies.js';
import { seen } from '../browser/views.js';
import { ASKED } from '../member/lost-vault.js';
import { enlarge } from './stage.js';

/** @import {Screen, Stage} from './stage.js' */

const SUPPORT = {
  helpUrl: 'https://intra.example.jp/otp',
  helpLabel: 'ワンタイムパスワードの手引き',
  supportContact: '総務課 情報係 03-0000-0000',
};
const PASSWORDS = {
  minimumPasswordLength: 12,
  minimumPasswordStrength: 3,
  passwordHint: '社員番号や生年月日は使わないでください。',
};
const FORBIDDEN = {
  allowPlaintextExport: false,
  allowExport: false,
  allowBackup: false,
  allowImport: false,
  allowPasskeyUnlock: false,
  allowRecoveryCode: false,
  allowFill: false,
};
/** Pages that ask before a first vault is made, each with its view. */
const ASKING = /** @type {const} */ ([
  ['add/add.html', 'form'],
  ['camera/camera.html', 'camera'],
  ['scan/scan.html', 'gone'],
]);
const FIXED = {
  autoLockMinutesMax: 10,
  lockWhenSystemLocks: true,
  clipboardClearSeconds: 30,
};

/**
 * The first use. It ends before a password is chosen.
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* managedFirstUse({ launched, openPopup, open }) {
  await manage(launched, { offerRestore: true });
  const restoring = await openPopup();
  await seen(restoring, 'restore');
  await restoring.click('[data-view="restore"] summary');
  yield { name: 'popup-restore', page: restoring };
  await restoring.close();
  for (const [path, view] of ASKING) {
    const page = await open(path, view);
    await page.waitForSelector(ASKED);
    yield { name: `${view}-restore-first`, page };
    if (view === 'form') {
      await page.type('#secret', 'JBSWY3DPEHPK3PXP');
      await page.type('#account', 'hanako.suzuki');
      await page.click('#form [type=submit]');
      await page.waitForSelector('#form > [data-error]:not(:empty)');
      yield { name: 'form-restore-first-refused', page };
    }
    await page.close();
  }
  const unlock = await enlarge(await launched.browser.newPage());
  await unlock.goto(`chrome-extension://${launched.extension.id}/unlock/unlock.html`);
  await unlock.waitForSelector(ASKED);
  yield { name: 'unlock-restore-first', page: unlock };
  await unlock.close();
  await manage(launched, { ...SUPPORT, ...PASSWORDS, ...FORBIDDEN });
  const popup = await openPopup();
  await popup.waitForSelector('[data-view="start"] .support');
  await popup.waitForSelector('#start-ways-move:disabled');
  yield { name: 'popup-first-use-managed', page: popup };
  await popup.click('#start-password');
  await seen(popup, 'gate');
  await popup.waitForSelector('#password-rules:not([hidden])');
  await popup.click('#gate-submit');
  await popup.waitForSelector('#support.wanted');
  yield { name: 'popup-first-password-managed', page: popup };
  await popup.close();
  await manage(launched, {});
}

/**
 * The pages with an open vault.
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* managed({ launched, open, openPopup }) {
  await manage(launched, { ...SUPPORT, ...PASSWORDS, ...FORBIDDEN, ...FIXED, helpURL: '' });
  const settings = await open('settings/settings.html', 'settings');
  await settings.waitForSelector('#lock-idle-allow:not([hidden])');
  await settings.waitForSelector('#make-recovery:disabled');
  yield { name: 'settings-managed', page: settings };
  await settings.close();
  const status = await open('status/status.html', 'status');
  await status.waitForSelector('#dropped');
  yield { name: 'status', page: status };
  await status.close();
  const exporting = await open('export/export.html', 'choose');
  await exporting.waitForSelector('#target-csv:disabled');
  yield { name: 'export-managed', page: exporting };
  await exporting.close();
  const backup = await open('backup/backup.html', 'backup');
  await backup.waitForSelector('#save:disabled');
  yield { name: 'backup-managed', page: backup };
  await backup.close();
  const help = await enlarge(await launched.browser.newPage());
  await help.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
  await help.waitForSelector('#organisation .support');
  yield { name: 'help-managed', page: help };
  await help.close();
  const popup = await openPopup();
  await seen(popup, 'list');
  await popup.click('#entries .more');
  await popup.waitForSelector('#show-qr:disabled');
  await popup.$eval('#details-phone', (part) => part.scrollIntoView());
  yield { name: 'popup-details-managed', page: popup };
  await popup.close();
  await manage(launched, {});
}
