// Whether a page's texts have room: at 200 %, in a narrow window, and with more space between the
// letters.

/** @import {Page} from 'puppeteer-core' */

/** WCAG 2.2, 1.4.10: a window of 1280 pixels at 400 %. */
const NARROW = 320;
/** WCAG 2.2, 1.4.12. */
const SPACING = `
  * {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important
  }
  p { margin-block-end: 2em !important }`;

/**
 * By how many pixels the page is wider than its window at 200 %.
 * @param {Page} page
 */
export async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    root.style.zoom = '2';
    const wider = root.scrollWidth - root.clientWidth;
    root.style.zoom = '';
    return Math.max(0, wider);
  });
}

/**
 * By how many pixels the page is wider than a narrow window.
 * @param {Page} page in a tab: the toolbar's window has a width of its own
 */
export async function overflowInNarrowWindow(page) {
  const before = page.viewport();
  await page.setViewport({ width: NARROW, height: 640 });
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.setViewport(before);
  return Math.max(0, wider);
}

/**
 * The elements whose text is cut off if there is more space between letters, words and lines. Names
 * that end in an ellipsis are left out: their details show the whole.
 * @param {Page} page
 */
export async function cutBySpacing(page) {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    const cut = [...document.querySelectorAll('body *')].filter((element) => {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      // An icon's letter fills its square. Texts for screen readers alone have no room.
      if (!hasText || !element.checkVisibility() || element.matches('.letter, .unseen')) {
        return false;
      }
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const hides = (/** @type {string} */ value) => value === 'hidden' || value === 'clip';
      const isTooWide = element.scrollWidth > element.clientWidth + 1;
      const isTooHigh = element.scrollHeight > element.clientHeight + 1;
      return (
        (hides(overflowX) && isTooWide && textOverflow !== 'ellipsis') ||
        (hides(overflowY) && isTooHigh)
      );
    });
    const names = cut.map(({ tagName, id, className }) => `${tagName}#${id}.${className}`);
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) names.push('wider than its window');
    document.adoptedStyleSheets.pop();
    return names;
  }, SPACING);
}
