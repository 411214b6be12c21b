// Functions of ours in a web page, as long as `scripting` is granted, and in the tab on which a person pressed our button, and in
// frames of that tab's own site: `activeTab` reaches no further. They run in a world of their own, which the page cannot see.

/**
 * @typedef {object} FrameResult of one frame
 * @property {number} frame 0 for the tab's own document
 * @property {string} document the browser's name for what the frame shows now
 * @property {unknown} result
 */

/** The tab in front of a person who uses one of our windows; `null` where that is one of our pages. @returns {Promise<number | null>} */
export async function findFrontTab() {
  const own = await chrome.tabs.getCurrent?.();
  if (own !== undefined) return null;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** The tab that a person came from, where this is a tab of our own; otherwise the one in front. @returns {Promise<number | null>} */
export async function findOpenerTab() {
  const own = await chrome.tabs.getCurrent();
  return own === undefined ? findFrontTab() : (own.openerTabId ?? null);
}

/**
 * Runs a function in every frame that it may run in. Throws the browser's own error where it may run in none.
 * @template R
 * @param {number} tabId
 * @param {() => R | Promise<R>} func it is sent as text: it can use nothing from around it
 * @returns {Promise<FrameResult[]>}
 */
export async function runInFrames(tabId, func) {
  return frameResults(
    await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func }),
  );
}

/**
 * Runs a function in one document; nowhere if the frame shows another one by now.
 * @template {unknown[]} A
 * @template R
 * @param {number} tabId
 * @param {string} document
 * @param {(...args: A) => R | Promise<R>} func it is sent as text
 * @param {A} args what JSON can hold
 * @returns {Promise<FrameResult | undefined>}
 */
export async function runInDocument(tabId, document, func, args) {
  const [only] = frameResults(
    await chrome.scripting.executeScript({
      target: { tabId, documentIds: [document] },
      func,
      args,
    }),
  );
  return only;
}

/** @param {chrome.scripting.InjectionResult<unknown>[]} results @returns {FrameResult[]} */
function frameResults(results) {
  return results.map(({ frameId, documentId, result }) => ({
    frame: frameId,
    document: documentId,
    result,
  }));
}
