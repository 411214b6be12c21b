// After all flows, no secret, no name and no password is readable anywhere in the browser's profile folder.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Secret } from 'otpauth';
import { startPortal } from '../portal/server.js';
import { savePicture, scanOnScreen, typeKey } from './flows.js';
import { launch } from './launch.js';
import { MASTER_PASSWORD } from './member.js';

const USER = 'ichiro.himitsu';
const ISSUER = '秘密の健康保険組合';

/**
 * Every way in which a text could lie on a disk.
 * @param {string} text
 */
function writings(text) {
  return ['utf8', 'utf16le'].flatMap((encoding) => {
    const bytes = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
    return [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('base64').replace(/=+$/u, '').slice(0, -1)),
    ];
  });
}

/** @param {string} key in base32 */
function writingsOfKey(key) {
  const bytes = Buffer.from(Secret.fromBase32(key).bytes);
  const grouped = key.replace(/.{4}(?=.)/gu, '$& ');
  const hex = bytes.toString('hex');
  const forms = [key, key.toLowerCase(), grouped, grouped.toLowerCase(), hex, hex.toUpperCase()];
  return [bytes, Buffer.from(bytes.toString('base64').slice(0, -2)), ...forms.flatMap((form) => writings(form))];
}

test('nothing readable is left in the profile', async (context) => {
  for (const flow of [scanOnScreen, savePicture, typeKey]) {
    const portal = await startPortal({ issuer: ISSUER, users: [{ name: USER, password: 'renshu' }] });
    context.after(() => portal.close());
    const launched = await launch('chrome');
    context.after(() => launched.close());
    const { accepted } = await flow({ launched, portal, user: USER });
    assert.equal(accepted, true);
    // The browser writes the rest of what it keeps when it ends.
    await launched.browser.close();

    const secrets = [...writingsOfKey(portal.secretOf(USER)), ...writings(MASTER_PASSWORD)];
    const files = readdirSync(launched.profile, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const vaults = files.filter(({ parentPath }) => parentPath.includes('Local Extension Settings'));
    assert.ok(vaults.length > 0, 'the vault itself is in the profile');
    for (const { parentPath, name } of files) {
      const file = readFileSync(join(parentPath, name));
      for (const secret of secrets) assert.equal(file.indexOf(secret), -1, `${flow.name}: ${name} holds a secret`);
      if (!parentPath.includes('Extension')) continue;
      for (const shown of [...writings(USER), ...writings(ISSUER)]) {
        assert.equal(file.indexOf(shown), -1, `${flow.name}: ${name} holds a name`);
      }
    }
  }
});
