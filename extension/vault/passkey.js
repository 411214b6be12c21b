// Passkeys: WebAuthn with its prf extension. Its output is a secret that only the passkey computes.

import { newSalt } from '../base/core.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';

/** @import {PasskeyAnswer, PasskeyQuestion} from '../core/codes.js' */

const LIMIT_MS = 120_000;
/** ES256, EdDSA, RS256 (IANA COSE algorithms), which authenticators offer. */
const ALGORITHMS = [-7, -8, -257];

/** @param {Uint8Array} bytes */
const own = (bytes) => new Uint8Array(bytes);

/**
 * Makes a passkey for this extension and gets its output.
 * @param {string} name of the passkey in its authenticator
 * @param {() => void} onRetry called before the user is asked a second time to make it
 * @returns {Promise<PasskeyAnswer>}
 */
export async function makePasskey(name, onRetry) {
  await requireAllowed('allowPasskeyUnlock');
  const salt = newSalt();
  const made = await asked(async () => {
    try {
      return await create(name, { prf: { eval: { first: own(salt) } } });
    } catch (error) {
      if (isCancelled(error)) throw error;
      // Some versions of Windows Hello refuse to make a passkey if the output is asked for at once.
      onRetry();
      return create(name, {});
    }
  });
  const output = outputOf(made);
  const credential = new Uint8Array(made.rawId);
  if (output !== null) return { credential, output, salt };
  // Some authenticators return the output only when the passkey is used.
  if (made.getClientExtensionResults().prf?.enabled === false)
    throw new Refusal('passkey_no_secret');
  return askPasskey([{ credential, salt }]);
}

/**
 * @param {string} name
 * @param {AuthenticationExtensionsClientInputs} extensions
 */
function create(name, extensions) {
  const user = crypto.getRandomValues(new Uint8Array(16));
  return navigator.credentials.create({
    publicKey: {
      rp: { name: 'Warifu' },
      user: { id: user, name, displayName: name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      timeout: LIMIT_MS,
      extensions,
    },
  });
}

/**
 * Asks for one of those passkeys.
 * @param {PasskeyQuestion[]} questions
 * @returns {Promise<PasskeyAnswer>}
 */
export async function askPasskey(questions) {
  const evalByCredential = Object.fromEntries(
    questions.map(({ credential, salt }) => [base64url(credential), { first: own(salt) }]),
  );
  const got = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: questions.map(({ credential }) => ({
          type: 'public-key',
          id: own(credential),
        })),
        userVerification: 'required',
        timeout: LIMIT_MS,
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  const output = outputOf(got);
  const credential = new Uint8Array(got.rawId);
  const salt = questions.find((one) => base64url(one.credential) === base64url(credential))?.salt;
  if (output === null || salt === undefined) throw new Refusal('passkey_no_secret');
  return { credential, output, salt };
}

/**
 * @param {() => Promise<Credential | null>} ask
 * @returns {Promise<PublicKeyCredential>}
 */
async function asked(ask) {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    throw new Refusal(isCancelled(error) ? 'passkey_cancelled' : 'passkey_failed', {
      cause: error,
    });
  }
  throw new Refusal('passkey_failed');
}

/** Whether the user ended the browser's dialog. @param {unknown} error */
function isCancelled(error) {
  return error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
}

/** @param {PublicKeyCredential} credential */
function outputOf(credential) {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  return new Uint8Array(first instanceof ArrayBuffer ? first : first.buffer);
}

/**
 * WebAuthn names a credential in the keys of an object by base64url (W3C, prf extension).
 * @param {Uint8Array} bytes
 */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
