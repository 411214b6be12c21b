// The command that scans: what the button in the toolbar's window does.

import { openPage, openPopup } from '../browser/browser.js';
import { handOver } from '../capture/handover.js';
import { leaveErrand, takeErrand } from '../base/errand.js';
import { captureFrontTab } from './capture-front-tab.js';

export async function scanFrontTab() {
  await leaveErrand({ scan: true });
  if (await openPopup()) return;
  await takeErrand();
  const { address, reason } = await captureFrontTab();
  const token = crypto.randomUUID();
  if (address === '') {
    // The page that adds in other ways says why.
    const taken = handOver(token, { address, reason });
    await openPage(`add/add.html#${token}`, { active: true });
    await taken;
    return;
  }
  const taken = handOver(token, { address, reason: 'region_choose' });
  await Promise.all([openPage(`scan/scan.html#${token}`, { active: false }), taken]);
}
