import js from '@eslint/js';
import globals from 'globals';

/** Where markup could be made of text. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'];

export default [
  { ignores: ['dist/', 'target/', 'fuzz/target/', 'node_modules/', 'extension/core/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-properties': [
        'error',
        ...MARKUP.map((property) => ({ property, message: 'Text is only ever text.' })),
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'no-unused-expressions': ['error', { allowTernary: true }],
    },
  },
  {
    files: ['extension/**/*.js'],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'chrome', message: 'Only extension/browser/ names it.' },
      ],
    },
  },
  {
    files: ['extension/browser/*.js'],
    languageOptions: { globals: { chrome: 'readonly' } },
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['tests/**/*.js', 'scripts/**/*.js', '*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, chrome: 'readonly' } },
  },
];
