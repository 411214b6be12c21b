// dist/site/: the website, after scripts/build. Its texts are in docs/.

import { join } from 'node:path';
import { buildSite } from './site/build.js';

const folder = join(import.meta.dirname, '..', 'dist', 'site');
buildSite(folder);
console.log(folder);
