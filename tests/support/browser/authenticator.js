// A virtual authenticator, which makes and uses passkeys without a question.

/** @import {Page} from 'puppeteer-core' */

/**
 * @param {Page} page
 * @param {boolean} hasPrf whether its passkeys support the PRF extension
 */
export async function addAuthenticator(page, hasPrf) {
  const session = await page.createCDPSession();
  await session.send('WebAuthn.enable');
  const options = /** @type {const} */ ({
    protocol: 'ctap2',
    ctap2Version: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasPrf },
  });
  const forget = () => session.send('WebAuthn.clearCredentials', { authenticatorId });
  return { forget };
}
