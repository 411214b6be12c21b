// The page that adds accounts: one in a form, typed or read; several in a list.

import '../base/first-paint.js';
import { ImportSession } from '../accounts/import-session.js';
import { closeThisTab, openPage } from '../browser/browser.js';
import { loadCore } from '../base/core.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { element, find, localisePage, showView } from '../forms/dom.js';
import { ignoreKeyRepeat } from '../forms/meant-press.js';
import { forgetOnLock } from '../forms/forget.js';
import { followForbidden } from '../forms/managed.js';
import { startSupport } from '../forms/support.js';
import { onLockChanged } from '../vault/on-lock.js';
import { stayOpenWhileUsed } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { prepareReader } from '../worker/reader-client.js';
import { AddForms } from './add-forms.js';
import { FilePassword } from './file-password.js';
import { isInput, listenToInput } from './import-input.js';
import { ImportQueue } from './import-queue.js';
import { showStatus } from './import-status.js';
import { receivePicture } from './received-picture.js';

/** @import {ImportInput} from './import-input.js' */

async function start() {
  localisePage();
  startSupport();
  ignoreKeyRepeat();
  await loadCore();
  stayOpenWhileUsed();
  const session = new ImportSession();
  const forms = new AddForms(session, new FilePassword());
  const queue = new ImportQueue(session, {
    ask: (question) => forms.ask(question),
    onProgress: (text, file) => forms.showProgress(text, file),
    onRead: (result) => forms.showResult(result),
  });
  const read = (/** @type {ImportInput} */ input) => void queue.add(input).catch(fail);
  listenToInput(
    {
      input: find(document, '#file', HTMLInputElement),
      button: element('#scan-file'),
      zone: element('#drop'),
    },
    read,
  );
  const secret = find(document, '#secret', HTMLInputElement);
  secret.addEventListener('input', () => {
    if (isInput(secret.value)) read({ text: secret.value });
  });
  forgetOnLock(() => forms.forget());
  onLockChanged(() => void forms.refresh().catch(fail));
  onVaultChanged(() => void forms.refreshReview().catch(fail));
  element('#scan-file').addEventListener('click', prepareReader);
  // In a tab of its own, so that nothing is lost that was read or typed here.
  const openCamera = () => openPage('camera/camera.html#start', { active: true });
  element('#to-camera').addEventListener('click', () => void openCamera().catch(fail));
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#another').addEventListener('click', () => void forms.showNext().catch(fail));
  element('#discard').addEventListener('click', () => void forms.discard().catch(fail));
  const file = find(document, '#file', HTMLInputElement);
  followForbidden(find(document, '#choose-export', HTMLButtonElement), 'allowImport');
  element('#choose-export').addEventListener('click', () => {
    // Other apps give their files any name.
    file.removeAttribute('accept');
    file.click();
  });
  await forms.showNext();
  prepareReader();
  receivePicture((text) => showStatus(text, 'error'), read);
}

/** @param {unknown} thrown */
function fail(thrown) {
  element('#failure').textContent = explain(asRefusal(thrown));
  showView('failed');
}

start().catch(fail);
