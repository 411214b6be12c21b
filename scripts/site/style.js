// The website's style sheet: those of docs/site/ below the extension's own colours.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const SHEETS = ['site.css', 'home.css', 'print.css'];

export function styleSheet() {
  const theme = readFileSync(join(root, 'extension', 'base', 'theme.css'), 'utf8');
  const dark = declarations(theme, ":root[data-theme='dark']");
  return `:root {${declarations(theme, ':root')}}

@media (prefers-color-scheme: dark) {
  :root {${dark}}
}

${SHEETS.map((name) => readFileSync(join(root, 'docs', 'site', name), 'utf8')).join('\n')}`;
}

/** @param {string} css @param {string} selector */
function declarations(css, selector) {
  const from = css.indexOf(`${selector} {`);
  if (from === -1) throw new Error(`theme.css has no ${selector}`);
  return css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
}
