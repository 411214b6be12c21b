// The pages of the website, and the papers that they are made of.

/**
 * @typedef {'ja' | 'en'} Language
 * @typedef {object} Page
 * @property {string} name of its file, without `.html`
 * @property {Language} language
 * @property {string | null} source the paper; null if the page is made of data
 */

export const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/** The main pages in the order of the navigation, with their names in it. */
export const MENU = /** @type {const} */ ([
  { name: 'index', source: 'docs/site/*.md', ja: 'Warifu とは', en: 'About' },
  { name: 'manual', source: 'docs/manual/*.md', ja: '使いかた', en: 'Manual' },
  { name: 'admin', source: 'docs/admin/*.md', ja: '管理者のかたへ', en: 'For administrators' },
  { name: 'security', source: 'docs/admin/summary.*.md', ja: '安全性', en: 'Security' },
  { name: 'privacy', source: 'docs/privacy/*.md', ja: 'プライバシー', en: 'Privacy' },
  {
    name: 'accessibility',
    source: 'docs/accessibility/*.md',
    ja: 'アクセシビリティ',
    en: 'Accessibility',
  },
  { name: 'licences', source: null, ja: 'ライセンス', en: 'Licences' },
]);

/** Papers in English only, to which the others lead. */
const ENGLISH_ONLY = {
  architecture: 'ARCHITECTURE.md',
  promises: 'SECURITY.md',
  'vault-format': 'docs/vault-format.md',
  packages: 'docs/packages.md',
  changes: 'CHANGELOG.md',
};

/** @returns {Page[]} */
export function pages() {
  const both = [...MENU, { name: 'policy', source: null }].flatMap(({ name, source }) =>
    LANGUAGES.map((language) => ({
      name,
      language,
      source: source === null ? null : source.replace('*', language),
    })),
  );
  const english = Object.entries(ENGLISH_ONLY).map(([name, source]) => ({
    name,
    source,
    language: /** @type {Language} */ ('en'),
  }));
  return [...both, ...english];
}
