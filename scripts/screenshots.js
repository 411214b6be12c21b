// Saves a picture of every page in every state to target/screenshots/: in both languages, light,
// dark and in forced colours.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inEach } from '../tests/support/screens/look.js';
import { LANGUAGES, setStage } from '../tests/support/screens/stage.js';
import { story } from '../tests/support/screens/story.js';

const folder = join(import.meta.dirname, '..', 'target', 'screenshots');

rmSync(folder, { recursive: true, force: true });
let pictures = 0;
for (const language of LANGUAGES) {
  const stage = await setStage(language);
  try {
    for await (const { name, page } of story(stage)) {
      await inEach(page, ['light', 'dark', 'forced'], async (look) => {
        const own = join(folder, `${language}-${look}`);
        mkdirSync(own, { recursive: true });
        // The toolbar window does not grow with its content, so only its visible part is taken.
        await page.screenshot({
          path: join(own, `${name}.png`),
          fullPage: !name.startsWith('popup-'),
        });
        pictures += 1;
      });
    }
  } finally {
    await stage.close();
  }
}
console.log(`${pictures} pictures in ${folder}`);
