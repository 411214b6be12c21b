// Pages that are made of data: the licences of the built-in packages, and the files for
// administrators.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escaped } from './escaped.js';

/** @import {Language} from './pages.js' */

const root = join(import.meta.dirname, '..', '..');

const WORDS = {
  ja: {
    licences: 'ライセンス',
    own: 'Warifu は、<a href="../LICENSE-MIT.txt">MIT ライセンス</a>または <a href="../LICENSE-APACHE.txt">Apache License 2.0</a> のどちらかの条件で自由に使えます。',
    parts:
      'Warifu には次のソフトウェアが組み込まれています。<a href="../licences.txt">ライセンスの全文</a>（英語）もあります。',
    table: '組み込まれているソフトウェア',
    head: ['名前', '版', 'ライセンス'],
    policy: '管理者のかたのためのファイル',
    files:
      'ポリシーの設定のためのファイルです。使いかたは<a href="admin.html#install">管理者のかたへ</a>にあります。',
  },
  en: {
    licences: 'Licences',
    own: 'You may use Warifu under the <a href="../LICENSE-MIT.txt">MIT licence</a> or the <a href="../LICENSE-APACHE.txt">Apache License 2.0</a>, whichever you prefer.',
    parts:
      'These packages are built into Warifu. <a href="../licences.txt">The full texts of their licences</a> are there, too.',
    table: 'Built-in packages',
    head: ['Name', 'Version', 'Licence'],
    policy: 'Files for administrators',
    files:
      'These files set up Warifu by policy. <a href="admin.html#install">For administrators</a> says how to use them.',
  },
};

/** @param {Language} language */
export function licencesPage(language) {
  const words = WORDS[language];
  /** @type {{name: string, version: string, licence: string}[]} */
  const parts = JSON.parse(readFileSync(join(root, 'dist/chrome/core/licences.json'), 'utf8'));
  const rows = parts.map(({ name, version, licence }) => {
    const cells = [version, licence].map((text) => `<td>${escaped(text)}</td>`);
    return `<tr><th scope="row">${escaped(name)}</th>${cells.join('')}</tr>`;
  });
  const head = words.head.map((text) => `<th scope="col">${text}</th>`).join('');
  const content = `<h1>${words.licences}</h1>
<p>${words.own}</p>
<p>${words.parts}</p>
<div class="table" role="group" aria-label="${words.table}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
  return { title: words.licences, content };
}

/** @param {Language} language @param {string[]} files below `policy/` */
export function policyPage(language, files) {
  const words = WORDS[language];
  const items = files.map((path) => `<li><a href="../policy/${path}">${path}</a></li>`);
  return {
    title: words.policy,
    content: `<h1>${words.policy}</h1>
<p>${words.files}</p>
<ul>
${items.join('\n')}
</ul>`,
  };
}
