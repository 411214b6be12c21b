// Saves a picture of each step, numbered within its test.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @import {Witness} from '../member/member.js' */

const folder = join(import.meta.dirname, '..', '..', '..', 'target', 'keycloak', 'steps');

export class Pictures {
  constructor() {
    rmSync(folder, { recursive: true, force: true });
  }

  /**
   * @param {string} name the test's
   * @returns {Witness}
   */
  of(name) {
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    let step = 0;
    return async (_, page) => {
      step += 1;
      await page.screenshot({ path: join(own, `${String(step).padStart(2, '0')}.png`) });
    };
  }
}
