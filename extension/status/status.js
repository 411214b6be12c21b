// The page for administrators and for those who help users: how this installation is set up.

import '../base/first-paint.js';
import { onPermissionsChanged, probePermission } from '../browser/browser.js';
import { onLanguageChanged } from '../base/look.js';
import { onPolicyChanged } from '../base/policy.js';
import { element, make, showView, write } from '../forms/dom.js';
import { fail, runPage } from '../forms/page.js';
import { onVaultChanged } from '../vault/store.js';
import { asText, readReport } from './report.js';

/** @import {OptionalPermission} from '../browser/permissions.js' */
/** @import {Probes, Row, Section} from './report.js' */

/** @type {Probes} */
const probes = new Map();
/** The text of what is shown. */
let text = '';
/** Answers come one after another, so that the last question's holds. */
let drawn = Promise.resolve();

runPage(
  async () => {
    element('#copy').addEventListener('click', () => void copy());
    const redraw = () => void draw().catch(fail);
    onPolicyChanged(redraw);
    onPermissionsChanged(redraw);
    onVaultChanged(redraw);
    onLanguageChanged(redraw);
    await draw();
    showView('status');
  },
  () => write(element('#copied'), ''),
);

function draw() {
  const made = drawn.then(async () => {
    const sections = await readReport(probes);
    text = asText(sections);
    element('#report').replaceChildren(...sections.map(makeSection));
  });
  drawn = made.catch(() => undefined);
  return made;
}

/** @param {Section} section */
function makeSection({ id, title, note, rows }) {
  const heading = make('h2', { id: `${id}-title` });
  write(heading, title);
  const notes = note === undefined ? [] : [make('p', { class: 'quiet-text' })];
  for (const one of notes) write(one, note ?? '');
  const table = make('dl', { class: 'facts' }, ...rows.map(makeRow));
  const attributes = { id, class: 'card', 'aria-labelledby': heading.id };
  return make('section', attributes, heading, ...notes, table);
}

/** @param {Row} row */
function makeRow({ name, value, probed }) {
  const term = make('dt', { id: `row-${name}` }, name);
  const answer = make('dd', {}, value);
  if (probed !== undefined) answer.append(' ', makeProbe(probed, term.id));
  return make('div', {}, term, answer);
}

/**
 * @param {OptionalPermission} permission
 * @param {string} termId
 */
function makeProbe(permission, termId) {
  const button = make('button', { type: 'button', 'aria-describedby': termId });
  button.id = `probe-${permission}`;
  write(button, 'action_check_permission');
  button.addEventListener('click', () => void probe(permission).catch(fail));
  return button;
}

/** @param {OptionalPermission} permission */
async function probe(permission) {
  probes.set(permission, await probePermission(permission));
  await draw();
  // The button that was pressed was drawn anew.
  document.getElementById(`probe-${permission}`)?.focus();
}

async function copy() {
  const [copied, error] = [element('#copied'), element('#not-copied')];
  write(copied, '');
  write(error, '');
  try {
    await navigator.clipboard.writeText(text);
    write(copied, 'status_copied');
  } catch (thrown) {
    console.error(thrown);
    write(error, 'status_not_copied');
  }
}
