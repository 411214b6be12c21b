// The manual's pictures, taken from the real extension in both languages.

import { join } from 'node:path';
import { Album } from './album.js';
import { walk } from './walk.js';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'manual', 'pictures');

for (const language of ['ja', 'en']) {
  const album = await Album.open(join(folder, language));
  try {
    await walk(album, language);
  } finally {
    await album.close();
  }
}
console.log(`The manual's pictures are in ${folder}`);
