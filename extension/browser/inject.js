// Runs our functions inside a web page, if `scripting` is granted. `activeTab` limits this to the
// tab on which the user invoked the extension, and there to frames of the tab's own site. The
// functions run in an isolated world that the page cannot see.

/**
 * @typedef {object} FrameResult the result of one frame
 * @property {number} frame 0 for the tab's own document
 * @property {string} document the browser's id of the document that the frame shows
 * @property {unknown} result
 */

/**
 * The tab in front, for the toolbar window.
 * @returns {Promise<number | null>} its id; `null` if this page is itself in a tab
 */
export async function findFrontTab() {
  const own = await chrome.tabs.getCurrent?.();
  if (own !== undefined) return null;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/**
 * The tab that opened this page; for the toolbar window, the tab in front.
 * @returns {Promise<number | null>} its id
 */
export async function findOpenerTab() {
  const own = await chrome.tabs.getCurrent();
  return own === undefined ? findFrontTab() : (own.openerTabId ?? null);
}

/**
 * The address of a tab; empty if the browser hides it.
 * @param {number} tabId
 */
export async function readTabAddress(tabId) {
  return (await chrome.tabs.get(tabId)).url ?? '';
}

/**
 * Runs a function in every frame that allows it. Throws the browser's own error if none does.
 * @template R
 * @param {number} tabId
 * @param {() => R | Promise<R>} func sent as source text, so it cannot use anything outside itself
 * @returns {Promise<FrameResult[]>}
 */
export async function runInFrames(tabId, func) {
  return frameResults(
    await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func }),
  );
}

/**
 * Runs a function in one document. Does nothing if the frame has loaded another one since.
 * @template {unknown[]} A
 * @template R
 * @param {number} tabId
 * @param {string} document its id
 * @param {(...args: A) => R | Promise<R>} func sent as source text
 * @param {A} args must survive JSON
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
