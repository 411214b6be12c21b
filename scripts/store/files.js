// The stores' forms by their paths in the repository, as its formatter writes them.

import { format, resolveConfig } from 'prettier';
import { BROWSERS } from '../manifest.js';
import { form } from './form.js';
import { LANGUAGES } from './texts.js';

/** @returns {Promise<Map<string, string>>} */
export async function storeForms() {
  const all = BROWSERS.flatMap((store) =>
    LANGUAGES.map(async (language) => {
      const filepath = `docs/store/${store}/${language}.md`;
      const options = { ...(await resolveConfig(filepath)), filepath };
      return /** @type {[string, string]} */ ([
        filepath,
        await format(form(store, language), options),
      ]);
    }),
  );
  return new Map(await Promise.all(all));
}
