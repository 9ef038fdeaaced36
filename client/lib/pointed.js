// Who a key belongs to after a pointer has used a control.

/** What takes the focus when a pointer presses it. */
const focusable = "a[href], button, summary, input, select, textarea, [tabindex]";

/**
 * watchPointer remembers the control that a pointer pressed last, until Tab moves the focus. The
 * focus stays on such a control, or comes back to it when a dialog closes, though whoever pressed
 * it has a pointer: Space and Enter are for the slides then.
 * @param {EventTarget} [target] whose events are listened to
 * @returns {{held: (control: Element | null) => boolean}} held reports whether a control is that one
 */
export function watchPointer(target = window) {
  /** @type {Element | null} */
  let last = null;
  target.addEventListener("pointerdown", (e) => { last = e.target instanceof Element ? e.target.closest(focusable) : null; }, true);
  target.addEventListener("keydown", (e) => { if (/** @type {KeyboardEvent} */ (e).key === "Tab") last = null; }, true);
  return { held: (control) => control !== null && control === last };
}
