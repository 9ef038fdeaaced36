// Controls that a mouse or finger has used.

/**
 * watchPointer remembers the control that a pointer used last: keys belong to the slides again,
 * though the browser leaves the focus on it. A reader who moves the focus by Tab keeps it.
 * @param {Document | Element} target
 * @returns {{held(control: Element): boolean}} held reports whether a control that has the focus takes Space and Enter
 */
export function watchPointer(target) {
  /** @type {Element | null} */
  let used = null;
  target.addEventListener("click", (e) => {
    const { detail, target: on } = /** @type {MouseEvent} */ (e);
    if (detail && on instanceof Element) used = on.closest("a[href], button, summary, select"); // detail is 0 for a click by key
  }, true);
  target.addEventListener("keydown", (e) => { if (/** @type {KeyboardEvent} */ (e).key === "Tab") used = null; }, true);
  return { held: (control) => control !== used };
}
