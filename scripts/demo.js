// Demonstrates the main job: every way of the manual, in Chromium, against the practice portal.
// Saves a picture of each step. Exits with 0 only if the portal accepted every code.

import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  logInAgain,
  savePicture,
  scanOnScreen,
  scanRegion,
  typeKey,
} from '../tests/support/member/flows.js';
import { launch } from '../tests/support/browser/launch.js';
import { startPortal } from '../tests/support/portal/server.js';

/** @import {Outcome, Setting} from '../tests/support/member/flows.js' */
/** @import {Witness} from '../tests/support/member/member.js' */

const root = join(import.meta.dirname, '..');
const USER = 'taro.yamada';

/**
 * @typedef {object} Way
 * @property {string} title
 * @property {'chrome' | 'edge'} build
 * @property {(setting: Setting) => Promise<Outcome>} flow
 * @property {true} [again] whether to log in a second time
 */

/** @type {Way[]} */
const WAYS = [
  {
    title: 'Chrome の手順：画面の二次元コードをスキャン',
    build: 'chrome',
    flow: scanOnScreen,
    again: true,
  },
  { title: 'Chrome の手順：範囲をドラッグ', build: 'chrome', flow: scanRegion },
  { title: 'Edge の手順：保存した画像から', build: 'edge', flow: savePicture },
  { title: 'キーを入力', build: 'edge', flow: typeKey },
];

/** Runs every way and prints each step. Returns whether the portal accepted every code. */
async function playAll() {
  const folder = join(root, 'target', 'demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let step = 0;
  let refused = 0;
  for (const { title, build, flow, again } of WAYS) {
    console.log(`\n${title}`);
    /** @type {Witness} */
    const witness = async (description, page) => {
      step += 1;
      const picture = join(folder, `${String(step).padStart(2, '0')}.png`);
      await page.screenshot({ path: picture });
      console.log(`  ${String(step).padStart(2)}. ${description}  [${relative(root, picture)}]`);
    };
    const portal = await startPortal();
    const launched = await launch(build);
    try {
      const outcomes = [await flow({ launched, portal, user: USER, witness })];
      if (again && outcomes[0]) outcomes.push(await logInAgain(outcomes[0], USER));
      refused += outcomes.filter(({ accepted }) => !accepted).length;
      for (const { pasted, accepted } of outcomes)
        console.log(`  ${pasted}: ${accepted ? 'accepted' : 'REFUSED'}`);
    } finally {
      await launched.close();
      await portal.close();
    }
  }
  console.log(
    refused === 0 ? '\nThe portal accepted every code.' : `\nThe portal refused ${refused} codes.`,
  );
  return refused === 0;
}

/** Opens a window with the extension and the portal for manual use. */
async function openForManualUse() {
  const portal = await startPortal();
  const { browser, close } = await launch('chrome', { headless: false });
  const [page] = await browser.pages();
  await page?.goto(portal.url);
  const { password } = portal.accounts.find(({ name }) => name === USER) ?? {};
  console.log(
    `Practice portal: ${portal.url}\nUser name: ${USER}\nPassword: ${password}\n` +
      'Close the window to end.',
  );
  await new Promise((resolve) => browser.once('disconnected', resolve));
  await close();
  await portal.close();
  return true;
}

const { values } = parseArgs({ options: { headed: { type: 'boolean', default: false } } });
process.exitCode = (await (values.headed ? openForManualUse() : playAll())) ? 0 : 1;
