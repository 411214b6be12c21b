import js from '@eslint/js';
import globals from 'globals';

/** Properties that turn text into markup. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'];

const MARKUP_RULES = MARKUP.map((property) => ({
  property,
  message: 'Markup must not be made of text.',
}));

const DATE_RULES = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map(
  (property) => ({
    property,
    message: 'Use base/dates.js, or Intl.NumberFormat for numbers.',
  }),
);

export default [
  { ignores: ['dist/', 'target/', 'fuzz/target/', 'node_modules/', 'extension/core/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-properties': ['error', ...MARKUP_RULES],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50 }],
      'no-unused-expressions': ['error', { allowTernary: true }],
    },
  },
  {
    files: ['extension/**/*.js'],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'chrome', message: 'Use extension/browser/ instead.' },
      ],
      'no-restricted-properties': ['error', ...MARKUP_RULES, ...DATE_RULES],
    },
  },
  {
    files: ['extension/base/dates.js'],
    rules: { 'no-restricted-properties': ['error', ...MARKUP_RULES] },
  },
  {
    files: ['extension/browser/*.js'],
    languageOptions: { globals: { chrome: 'readonly' } },
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Its only function is injected into web pages as text, so it can call nothing outside itself.
    files: ['extension/fill/fill-field.js'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['tests/**/*.js', 'scripts/**/*.js', '*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, chrome: 'readonly' } },
    rules: {
      'no-restricted-properties': [
        'error',
        ...MARKUP_RULES,
        {
          property: 'waitForFunction',
          message: 'Use untilIn: a page behind another has no frames.',
        },
      ],
    },
  },
  {
    files: ['tests/support/browser/until.js'],
    rules: { 'no-restricted-properties': ['error', ...MARKUP_RULES] },
  },
];
