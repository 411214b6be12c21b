// Where the focus of a page is. Sent into web pages as text: it uses nothing from around it.

/**
 * Says whether this frame has the focus: `here`, `inside` one of its frames, or not (`none`). A frame of another origin is not
 * told of its parents, so it never has it.
 * @returns {'here' | 'inside' | 'none'}
 */
export function findFocus() {
  /** @param {Document | ShadowRoot} root @returns {Element | null} */
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
