// Every page of the extension in every state, in an order that needs one browser only.

import { adding, moving } from './adding.js';
import { changingPc } from './another-pc.js';
import { byCamera } from './by-camera.js';
import { exporting } from './exporting.js';
import { firstUse } from './first-use.js';
import { helping } from './helping.js';
import { keeping } from './keeping.js';
import { listing } from './listing.js';
import { managed, managedFirstUse } from './managed.js';
import { regions } from './regions.js';
import { syncing } from './syncing.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* story(stage) {
  yield* managedFirstUse(stage);
  yield* firstUse(stage);
  yield* helping(stage);
  yield* regions(stage);
  yield* listing(stage);
  yield* adding(stage);
  yield* moving(stage);
  yield* byCamera(stage);
  yield* exporting(stage);
  yield* managed(stage);
  yield* syncing(stage);
  yield* changingPc(stage);
  yield* keeping(stage);
}
