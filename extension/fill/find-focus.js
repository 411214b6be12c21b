// Finds the frame with the focus. The function is sent into web pages as source text, so it cannot
// use anything outside itself.

/**
 * Runs in every frame of a tab. A frame of another origin cannot see its parents, so it always
 * returns `none`.
 * @returns {'here' | 'inside' | 'none'} `here`: this frame has the focus; `inside`: one of its
 *   child frames has it
 */
export function findFocus() {
  /** @param {Document | ShadowRoot} root @returns {Element | null} also inside open shadow roots */
  const deepest = (root) => {
    const element = root.activeElement;
    return element?.shadowRoot?.activeElement ? deepest(element.shadowRoot) : element;
  };
  for (let view = /** @type {Window} */ (window); view !== view.parent; view = view.parent) {
    const frame = view.frameElement;
    if (frame === null || deepest(frame.ownerDocument) !== frame) return 'none';
  }
  const element = deepest(document);
  return element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement
    ? 'inside'
    : 'here';
}
