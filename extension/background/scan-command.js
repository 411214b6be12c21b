// The keyboard command that scans. It does the same as the button in the toolbar window.

import { openPage, openPopup } from '../browser/browser.js';
import { handOver } from '../capture/handover.js';
import { leavePopupRequest, removePopupRequest } from '../base/popup-request.js';
import { captureFrontTab } from './capture-front-tab.js';

export async function scanFrontTab() {
  await leavePopupRequest({ scan: true });
  if (await openPopup()) return;
  await removePopupRequest();
  const { address, reason } = await captureFrontTab();
  const token = crypto.randomUUID();
  if (address === '') {
    // No capture: the page with the other ways to add an account says why.
    const received = handOver(token, { address, reason });
    await openPage(`add/add.html#${token}`, { active: true });
    await received;
    return;
  }
  const received = handOver(token, { address, reason: 'region_choose' });
  await Promise.all([openPage(`scan/scan.html#${token}`, { active: false }), received]);
}
