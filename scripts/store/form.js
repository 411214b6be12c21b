// What to enter in a store's forms, field by field, as Markdown.

import { SITE } from '../stores.js';
import { textsOf } from './texts.js';

/** @import {Store} from '../stores.js' */
/** @import {Language, Texts} from './texts.js' */

const TITLES = { chrome: 'Chrome Web Store', edge: 'Edge Add-ons' };

/**
 * Kinds of data as the stores' forms name them, with the answer that each gets.
 * @type {[kind: string, answer: keyof Texts['data']][]}
 */
const KINDS = [
  ['Personally identifiable information', 'others'],
  ['Health information', 'others'],
  ['Financial and payment information', 'others'],
  ['Authentication information', 'authentication'],
  ['Personal communications', 'others'],
  ['Location', 'others'],
  ['Web history', 'webHistory'],
  ['User activity', 'others'],
  ['Website content', 'content'],
];

/** @param {Store} store @param {Language} language */
export function form(store, language) {
  const texts = textsOf(language);
  const parts = [
    `# Warifu: ${TITLES[store]} (${language})`,
    'Made by `scripts/store.js`. The texts are in `docs/store/` and `extension/_locales/`.',
    '## Listing',
    field('Name (from the package)', texts.name),
    field('Summary (from the package)', texts.summary),
    field('Description', texts.description.join('\n\n')),
    ...listing(store, texts),
    `## Pictures`,
    pictures(store, language),
    '## Privacy',
    field('Single purpose', texts.purpose),
    ...Object.entries(texts.permissions).map(([name, reason]) =>
      field(`Reason for \`${name}\``, reason),
    ),
    field('Remote code', texts.remoteCode),
    '### Data use',
    [
      'A picture of a page is website content, and keys are authentication information, although',
      'both stay on the PC. The form asks what is handled, so they are ticked.',
    ].join('\n'),
    KINDS.map(([kind, answer]) => answerOf(kind, answer, texts)).join('\n'),
    '### Statements',
    [
      'All three are true, and are ticked: data is not sold or transferred to third parties; it is',
      'not used or transferred for purposes unrelated to the single purpose; it is not used or',
      'transferred to determine creditworthiness or for lending.',
    ].join('\n'),
    field('Privacy policy', `${SITE}/${language}/privacy.html`),
    '## For the reviewer',
    ...forReviewer(store, texts, language),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Chrome's field takes 500 characters, which is enough for trying the extension.
 * @param {Store} store
 * @param {Texts} texts
 * @param {Language} language
 */
export function forReviewer(store, { notes }, language) {
  const [what = '', how = '', ...more] = notes.map((note) =>
    note.replaceAll('{manual}', `${SITE}/${language}/manual.html`),
  );
  if (store === 'edge')
    return [field('Notes for certification', [what, how, ...more].join('\n\n'))];
  return [
    field('Test instructions', [what, how].join('\n\n')),
    field('If the reviewer asks', more.join('\n\n')),
  ];
}

/** @param {Store} store @param {Texts} texts */
function listing(store, { searchTerms }) {
  const website = field('Website', SITE);
  if (store === 'chrome') return [field('Category', 'Tools'), website];
  return [
    field('Category', 'Productivity'),
    field('Search terms', searchTerms.join('\n')),
    website,
  ];
}

/** @param {Store} store @param {Language} language */
function pictures(store, language) {
  const logo = store === 'chrome' ? '../../../extension/icons/128.png' : '../pictures/logo.png';
  const rows = [
    ['Logo', logo, store === 'chrome' ? '128×128' : '300×300'],
    ['Small tile', `../pictures/tile-${language}.png`, '440×280'],
    ['Large tile (marquee)', `../pictures/marquee-${language}.png`, '1400×560'],
  ];
  const table = rows.map(([name, path, size]) => `| ${name} | [${path}](${path}) | ${size} |`);
  return [
    '| Field | File | Pixels |',
    '| - | - | - |',
    ...table,
    `| Screenshots | \`target/store/${language}/\`, by \`scripts/screenshots\`: \`scan\`, \`list\`, \`region\`, \`sealed\` | 1280×800 |`,
  ].join('\n');
}

/** @param {string} kind @param {keyof Texts['data']} answer @param {Texts} texts */
function answerOf(kind, answer, { data }) {
  return answer === 'others' ? `- [ ] **${kind}**` : `- [x] **${kind}**: ${data[answer]}`;
}

/** @param {string} name @param {string} text to be pasted as it is */
function field(name, text) {
  return `### ${name}\n\n\`\`\`text\n${text}\n\`\`\``;
}
