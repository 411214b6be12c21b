// Takes the pictures for the manual and for the stores from the built extension, in both languages.

import { join } from 'node:path';
import { LANGUAGES } from '../../tests/support/screens/stage.js';
import { Album } from './album.js';
import { takeMovePictures } from './move.js';
import { takeStorePictures } from './store.js';
import { walk } from './walk.js';

const root = join(import.meta.dirname, '..', '..');
const manual = join(root, 'docs', 'manual', 'pictures');
const store = join(root, 'target', 'store');

for (const language of LANGUAGES) {
  const album = await Album.open(join(manual, language));
  try {
    await walk(album, language);
    await takeMovePictures(album, language);
  } finally {
    await album.close();
  }
  await takeStorePictures(language, join(store, language));
}
console.log(`Pictures for the manual: ${manual}\nPictures for the stores: ${store}`);
