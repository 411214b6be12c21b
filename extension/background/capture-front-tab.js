// Captures the tab in front for a page that the background worker opens.

import { capture } from '../capture/capture.js';
import { asRefusal } from '../base/refusal.js';

/** @import {Handover} from '../capture/handover.js' */

/** @returns {Promise<Handover>} if the capture failed, `address` is empty and `reason` says why */
export async function captureFrontTab() {
  try {
    return { address: await capture(), reason: 'region_none_found' };
  } catch (thrown) {
    return { address: '', reason: asRefusal(thrown).code };
  }
}
