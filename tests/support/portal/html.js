// Markup in which names cannot become elements.

/** Markup that needs no further escaping. */
export class Html {
  #markup;

  /** @param {string} markup */
  constructor(markup) {
    this.#markup = markup;
  }

  toString() {
    return this.#markup;
  }
}

/**
 * Builds markup from a template. Every value is escaped, in text and in quoted attributes, unless
 * it is `Html`.
 * @param {TemplateStringsArray} parts
 * @param {...(string | number | Html)} values
 * @returns {Html}
 */
export function html(parts, ...values) {
  return new Html(
    parts.reduce((markup, part, index) => {
      const value = values[index - 1] ?? '';
      return markup + (value instanceof Html ? value.toString() : escape(String(value))) + part;
    }),
  );
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * The frame around every page.
 * @param {object} page
 * @param {string} page.society whose portal it claims to be
 * @param {string} page.title
 * @param {Html} page.body
 * @param {Html} [page.account] who is signed in, shown at the right of the header
 * @returns {Html}
 */
export function frame({ society, title, body, account }) {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | ${society} 加入者ページ</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        <link rel="stylesheet" href="/forms.css" />
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        <header class="masthead">
          <div class="masthead-inner">
            <img class="mark" src="/mark.svg" width="36" height="36" alt="" />
            <p class="society">
              <span class="society-name">${society}</span>
              <span class="society-page">加入者ページ</span>
            </p>
            ${account ?? ''}
          </div>
        </header>
        ${body}
        <footer class="colophon">
          これは練習用のページです。実在の健康保険組合とは関係がありません。
        </footer>
      </body>
    </html>`;
}
