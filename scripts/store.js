// docs/store/{chrome,edge}/{ja,en}.md: what to enter in the stores' forms.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { storeForms } from './store/files.js';

const root = join(import.meta.dirname, '..');
const forms = await storeForms();
for (const [path, content] of forms) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
console.log([...forms.keys()].join('\n'));
