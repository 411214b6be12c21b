// The page that checks what keeps the accounts from being lost.

import '../base/first-paint.js';
import { onLanguageChanged } from '../base/look.js';
import { onPolicyChanged } from '../base/policy.js';
import { element, showView, write } from '../forms/dom.js';
import { fail, runPage } from '../forms/page.js';
import { onCopiesChanged } from '../vault/copies.js';
import { onLockChanged } from '../vault/on-lock.js';
import { onVaultChanged } from '../vault/store.js';
import { onSyncNoted } from '../vault/sync-record.js';
import { runChecks } from './checks.js';
import { readFacts } from './facts.js';
import { makeFinding } from './finding-row.js';

/** @import {Finding} from './facts.js' */

/** Drawings come one after another, so that the last one's facts hold. */
let drawn = Promise.resolve();

runPage(async () => {
  const redraw = () => void draw().catch(fail);
  onLockChanged(redraw);
  onVaultChanged(redraw);
  onCopiesChanged(redraw);
  onSyncNoted(redraw);
  onPolicyChanged(redraw);
  onLanguageChanged(redraw);
  await draw();
  showView('health');
}, forget);

function forget() {
  element('#findings').replaceChildren();
  write(element('#summary'), '');
}

function draw() {
  const made = drawn.then(async () => {
    const facts = await readFacts();
    const rows = await runChecks(facts);
    element('#findings').replaceChildren(
      ...rows.map(({ name, finding }) =>
        makeFinding(name, finding, async () => {
          await draw();
          // The button that was pressed was drawn anew, or is gone.
          const row = document.getElementById(name);
          (row?.querySelector('button') ?? row?.querySelector('h2'))?.focus();
        }),
      ),
    );
    summarise(rows.map(({ finding }) => finding));
    element('#locked').hidden = facts.state !== 'locked';
  });
  drawn = made.catch(() => undefined);
  return made;
}

/** @param {Finding[]} findings */
function summarise(findings) {
  const count = (/** @type {Finding['verdict']} */ verdict) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const [faults, unchecked] = [count('attention'), count('unchecked')];
  const summary = element('#summary');
  summary.dataset['verdict'] = faults > 0 ? 'attention' : unchecked > 0 ? 'unchecked' : 'good';
  if (faults > 0) write(summary, 'health_faults', [String(faults)]);
  else if (unchecked > 0) write(summary, 'health_unchecked', [String(unchecked)]);
  else write(summary, 'health_all_good');
}
