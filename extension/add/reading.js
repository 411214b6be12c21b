// Reads what was given, one thing after another, and tells how far it is.

import { message } from '../base/texts.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { chooseRegion } from './handed-over.js';
import { Harvester } from './harvest.js';
import { sourcesOfFile, sourcesOfText } from './sources.js';

/** @import {Given} from './intake.js' */
/** @import {Harvest} from './harvest.js' */
/** @import {Source} from './sources.js' */

/** A folder of photographs is hardly meant. */
const MOST_FILES = 50;

export class Reading {
  /** @type {Promise<void>} */ #last = Promise.resolve();
  #harvester;
  #tell;
  #onHarvest;

  /**
   * @param {Harvester} harvester
   * @param {(progress: string) => void} tell
   * @param {(harvest: Harvest) => Promise<void>} onHarvest
   */
  constructor(harvester, tell, onHarvest) {
    this.#harvester = harvester;
    this.#tell = tell;
    this.#onHarvest = onHarvest;
  }

  /**
   * What is given while something else is read waits for its turn.
   * @param {Given} given
   */
  take(given) {
    const turn = this.#last.then(() => this.#read(given));
    // Whoever asked hears of what went wrong; the next turn is not held up by it.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** @param {Given} given */
  async #read(given) {
    const harvest = Harvester.empty();
    if ('text' in given) {
      this.#tell(message('scan_searching'));
      await this.#gather(harvest, '', () => sourcesOfText(given.text));
    } else if ('capture' in given) {
      this.#tell(message('scan_searching'));
      await this.#gather(harvest, '', () => sourcesOfText(given.capture));
      if (isUnread(harvest)) {
        await chooseRegion(given.capture);
        return;
      }
    } else {
      const files = given.files.slice(0, MOST_FILES);
      for (const [at, file] of files.entries()) {
        const count = [String(at + 1), String(files.length)];
        this.#tell(files.length > 1 ? message('reading_files', count) : message('scan_searching'));
        await this.#gather(harvest, file.name, () => sourcesOfFile(file));
      }
      const left = given.files.length - files.length;
      const tooMany = new Refusal('files_too_many', { values: [String(MOST_FILES), String(left)] });
      if (left > 0) harvest.refused.push({ name: '', refused: tooMany });
    }
    await this.#onHarvest(harvest);
  }

  /**
   * @param {Harvest} harvest
   * @param {string} name
   * @param {() => Promise<Source[]>} read
   */
  async #gather(harvest, name, read) {
    try {
      this.#harvester.gather(harvest, await read(), name);
    } catch (thrown) {
      harvest.refused.push({ name, refused: asRefusal(thrown) });
    }
  }
}

/** Whether no code was seen at all. @param {Harvest} harvest */
function isUnread({ accounts, refused }) {
  return (
    accounts.length === 0 && refused.some(({ refused: { code } }) => /^(?:qr|worker)_/u.test(code))
  );
}
