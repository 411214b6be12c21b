// After all flows, the browser's profile holds no readable secret or password, and no name in the
// extension's files. (The browser's history holds the titles of the portal's pages.)

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPortal } from '../support/portal/server.js';
import { savePicture, scanOnScreen, typeKey } from '../support/member/flows.js';
import { pressAndProve } from '../support/member/prove.js';
import { launch } from '../support/browser/launch.js';
import { assertNothingReadable, writings, writingsOfKey } from '../support/browser/profile.js';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { text } from '../support/browser/views.js';

const USER = 'ichiro.himitsu';
const ISSUER = '秘密の健康保険組合';
const VAULT_NAME = 'だれにも見せない保管庫';
const NEXT_PASSWORD = 'つぎに決めた合言葉 88';
const OTHER_PASSWORD = '別の人が決めた合言葉 99';

for (const flow of [scanOnScreen, savePicture, typeKey]) {
  test(`nothing readable is left in the profile: ${flow.name}`, async (context) => {
    const portal = await startPortal({
      issuer: ISSUER,
      users: [{ name: USER, password: 'renshu' }],
    });
    context.after(() => portal.close());
    const launched = await launch('chrome');
    context.after(() => launched.close());
    const { accepted } = await flow({ launched, portal, user: USER });
    assert.equal(accepted, true);
    await launched.browser.close();
    const secret = portal.accounts[0]?.secret;
    assert.ok(secret);
    const secrets = [...writingsOfKey(secret), ...writings(MASTER_PASSWORD)];
    assertNothingReadable(launched, flow.name, secrets, [...writings(USER), ...writings(ISSUER)]);
  });
}

test('nothing readable is left of vaults, recovery codes, new passwords and deleted entries', async (context) => {
  const { launched, open } = await withOneEntry(context, { isShared: false });
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const code = await text(settings, '#recovery-code');
  await settings.type('#issuer', VAULT_NAME);
  await settings.click('#name-vault [type=submit]');
  await untilIn(settings, () => document.querySelector('#vault-named')?.textContent !== '');
  await settings.locator('#entries li button').click();
  await settings.waitForSelector('#trash li');
  await settings.type('#password', MASTER_PASSWORD);
  for (const field of ['#next-password', '#next-repeat']) await settings.type(field, NEXT_PASSWORD);
  await settings.click('#change-password [type=submit]');
  await untilIn(settings, () => document.querySelector('#password-changed')?.textContent !== '');
  for (const field of ['#new-password', '#new-repeat']) await settings.type(field, OTHER_PASSWORD);
  await settings.click('#new-vault [type=submit]');
  await untilIn(settings, () => document.querySelectorAll('#trash li').length === 0);
  await launched.browser.close();

  const passwords = [
    MASTER_PASSWORD,
    NEXT_PASSWORD,
    OTHER_PASSWORD,
    code,
    code.replaceAll('-', ''),
  ];
  const secrets = [
    ...passwords.flatMap(writings),
    ...writingsOfKey('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'),
  ];
  assertNothingReadable(launched, 'settings', secrets, [
    ...writings(VAULT_NAME),
    ...writings('ACME'),
  ]);
});
