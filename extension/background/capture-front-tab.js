// A capture by the background, which shows nothing itself.

import { capture } from '../capture/capture.js';
import { asRefusal } from '../base/refusal.js';

/** @import {Handover} from '../capture/handover.js' */

/** @returns {Promise<Handover>} the tab in front; without an address, the reason why there is no picture of it */
export async function captureFrontTab() {
  try {
    return { address: await capture(), reason: 'region_none_found' };
  } catch (thrown) {
    return { address: '', reason: asRefusal(thrown).code };
  }
}
