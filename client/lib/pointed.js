// Whom Space and Enter are for: the control that has the focus, or the slides.

/**
 * watchPointer remembers whether a control was used by mouse or finger last: keys belong to the
 * slides then, though the browser leaves the focus on the control, or gives it back to the one
 * that opened a dialog. A reader who moves the focus by Tab keeps it.
 * @param {Document | Element} target
 * @returns {{held(): boolean}} held reports whether a control that has the focus takes Space and Enter
 */
export function watchPointer(target) {
  let pointed = false;
  target.addEventListener("click", (e) => {
    const { detail, target: on } = /** @type {MouseEvent} */ (e);
    if (detail && on instanceof Element && on.closest("a[href], button, summary, select")) pointed = true; // detail is 0 for a click by key
  }, true);
  target.addEventListener("keydown", (e) => { if (/** @type {KeyboardEvent} */ (e).key === "Tab") pointed = false; }, true);
  return { held: () => !pointed };
}
