// The settings: a section a file, each drawn anew when the vault changes.

import { message, offerImageMenu, removeImageMenu } from '../shared/browser.js';
import { find, showView } from '../shared/dom.js';
import { element, fail, runPage } from '../shared/page.js';
import { onLockChanged, openVault, state } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { drawEntries } from './entries.js';
import { startLock } from './lock.js';
import { drawSlots, forgetRecovery, startSlots } from './slots.js';
import { startSwitch } from './switch.js';
import { drawVault, startVaults } from './vaults.js';

runPage(async () => {
  await startLock();
  await startSwitch(find(document, '#image-menu', HTMLInputElement), 'contextMenus', {
    leave: removeImageMenu,
    stay: () => offerImageMenu(message('menu_read_image')),
  });
  startSlots();
  startVaults();
  onLockChanged(() => {
    forgetRecovery();
    void refresh().catch(fail);
  });
  onVaultChanged(() => void refresh().catch(fail));
  await refresh();
});

async function refresh() {
  if ((await state()) !== 'unlocked') {
    for (const list of ['#entries', '#trash', '#slots']) element(list).replaceChildren();
    showView('locked');
    return;
  }
  const vault = await openVault();
  try {
    drawSlots(vault);
    drawEntries(vault);
    drawVault(vault);
  } finally {
    vault.free();
  }
  showView('settings');
}
