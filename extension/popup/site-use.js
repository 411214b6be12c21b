// The sites on which entries are used. Filling on another site than before needs the user's yes;
// copying is allowed anywhere, but teaches nothing about a second site.

import { message } from '../base/texts.js';
import { changeVault, openVault } from '../vault/session.js';
import { frontSite } from './front-site.js';
import { SiteQuestion } from './site-question.js';

/** @import {CodeRow} from '../codes/code-row.js' */
/** @import {FrontSite} from './front-site.js' */

export class SiteUse {
  #question = new SiteQuestion();
  #onLearn;

  /**
   * @param {(id: string) => void} onLearn called before an entry's first use on a site is stored
   */
  constructor(onLearn) {
    this.#onLearn = onLearn;
  }

  /** Closes the question. */
  clear() {
    this.#question.close();
  }

  /**
   * Asks if the entry was used elsewhere only. The page may change while the question is shown.
   * @param {CodeRow} row
   * @returns {Promise<FrontSite | null>} the site on which the code may be filled
   */
  async siteToFill({ entry, name }) {
    const site = await frontSite();
    const { usual } = await readUse(entry.id, site);
    if (usual === undefined) return site;
    const isAgreed = await this.#question.ask({ name, usual, host: site.host });
    if (!isAgreed || (await frontSite()).host !== site.host) return null;
    return site;
  }

  /** To be called when a code was filled. @param {string} id @param {FrontSite} site */
  async rememberFilled(id, site) {
    const { isKnown } = await readUse(id, site);
    if (!isKnown) await this.#remember(id, site);
  }

  /**
   * To be called when a code was copied. Says so if the entry was used elsewhere only.
   * @param {CodeRow} row
   * @param {FrontSite} site
   */
  async rememberCopied(row, site) {
    const { usual, isUnused } = await readUse(row.entry.id, site);
    if (isUnused) await this.#remember(row.entry.id, site);
    else if (usual !== undefined && site.isWeb)
      row.showNotice(message('copied_other_site', [usual, site.host]));
  }

  /** @param {string} id @param {FrontSite} site */
  async #remember(id, { host, mayRemember }) {
    if (!mayRemember) return;
    this.#onLearn(id);
    await changeVault((vault) => vault.useOn(id, host));
  }
}

/**
 * @param {string} id
 * @param {FrontSite} site
 * @returns {Promise<{usual: string | undefined, isUnused: boolean, isKnown: boolean}>} `usual`: the
 *   last host, if the entry was used elsewhere only; `isUnused`: it has no hosts; `isKnown`: it has
 *   this one
 */
async function readUse(id, { host, isSecure }) {
  const vault = await openVault();
  try {
    const { hosts } = vault.details(id);
    const usual = vault.otherHost(id, isSecure ? host : '');
    return { usual, isUnused: hosts.length === 0, isKnown: hosts.includes(host) };
  } finally {
    vault.free();
  }
}
