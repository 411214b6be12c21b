// Runs all measurements of all builds, interleaved.

import { memory } from './memory.js';
import { addPicture, hasForm } from './picture.js';
import { sizes } from './size.js';
import { smoothness } from './smooth.js';
import { STEPS, prepare } from './steps.js';
import { Subject } from './subject.js';
import { Vaults } from './vaults.js';

/** @import {Build} from './builds.js' */
/** @import {Figures} from './figures.js' */

const MEMORY_SIZES = [1_000, 10_000];
const MIB = 1_048_576;
const KB = 1_000;

/**
 * @param {Build[]} builds
 * @param {{vaults: string, site: string, rounds: number, memoryRounds: number}} options
 * @param {Figures} figures filled while it goes on, so that a failure leaves those before it
 */
export async function measure(builds, { vaults: folder, site, rounds, memoryRounds }, figures) {
  const vaults = new Vaults(folder);
  /** @type {Subject[]} */
  const subjects = [];
  try {
    for (const build of builds) subjects.push(await Subject.start(build, site));
    figures.browser = (await subjects[0]?.browser.version()) ?? '';
    await eachOf(subjects, 'first unlocking', (subject) => prepare(subject, vaults));
    for (let round = 0; round < rounds; round += 1) {
      for (const step of STEPS) {
        const taking = subjects.filter(({ build }) => step.onFloor || !build.isFloor);
        await eachOf(taking, step.name, async (subject) => {
          figures.add(subject, 'ms', await step.work(subject, vaults));
        });
      }
      const withForm = subjects.filter(({ build }) => !build.isFloor && hasForm(build));
      await eachOf(withForm, 'picture form', async (subject) => {
        const { filled, code, steps } = await addPicture(subject, vaults);
        figures.add(subject, 'ms', {
          'picture chosen to filled form': filled,
          'picture chosen to code': code,
        });
        figures.add(subject, '', { 'steps from the picture to the copied code': steps });
      });
      console.error(`round ${round + 1} of ${rounds}`);
    }
    await measureRest(subjects, vaults, figures, memoryRounds);
  } finally {
    for (const subject of subjects) await subject.close();
  }
}

/**
 * @param {Subject[]} subjects
 * @param {Vaults} vaults
 * @param {Figures} figures
 * @param {number} rounds
 */
async function measureRest(subjects, vaults, figures, rounds) {
  const real = subjects.filter(({ build }) => !build.isFloor);
  await eachOf(real, 'scrolling and search', async (subject) => {
    const { frames, longTasks, letters } = await smoothness(subject, vaults);
    for (const ms of frames) figures.add(subject, 'ms', { 'frame while scrolling': ms });
    figures.add(subject, '', { 'tasks over 50 ms while scrolling': longTasks.length });
    for (const ms of letters) figures.add(subject, 'ms', { 'letter of a search': ms });
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const entries of MEMORY_SIZES) {
      await eachOf(subjects, `memory with ${entries} entries`, async (subject) => {
        const found = Object.entries(await memory(subject, vaults, entries));
        for (const [name, value] of found) {
          if (name.startsWith('nodes')) figures.add(subject, '', { [name]: value });
          else figures.add(subject, 'MB', { [name]: value / MIB });
        }
      });
    }
  }
  for (const subject of real) {
    for (const [name, bytes] of Object.entries(sizes(subject.build.folder))) {
      figures.add(subject, 'KB', { [name]: bytes / KB });
    }
  }
}

/**
 * Does something with each, and says where it failed.
 * @param {Subject[]} subjects
 * @param {string} name of what is done
 * @param {(subject: Subject) => Promise<void>} work
 */
async function eachOf(subjects, name, work) {
  for (const subject of subjects) {
    try {
      await work(subject);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${subject.build.folder}: ${name}: ${reason}`, { cause });
    }
  }
}
