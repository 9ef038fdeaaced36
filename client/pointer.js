// Fingers: which citation mark or bound number one means, swipes, and the pinched page.

/**
 * meant returns the citation mark, or bound number, that a click on one means. The areas of marks that stand close
 * overlap on a touch screen, and the last one would win: the mark whose text is nearest is meant.
 * @param {HTMLElement} mark
 * @param {MouseEvent} e
 * @returns {HTMLElement}
 */
export function meant(mark, { clientX, clientY, detail }) {
  if (!detail) return mark; // by keyboard
  const text = document.createRange();
  const distance = (/** @type {Element} */ el) => {
    text.selectNodeContents(el);
    return Math.min(...Array.from(text.getClientRects(), (r) =>
      Math.hypot(Math.max(r.left - clientX, 0, clientX - r.right), Math.max(r.top - clientY, 0, clientY - r.bottom))));
  };
  for (const other of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".slide [data-cite]"))) {
    if (distance(other) < distance(mark) && other.checkVisibility({ visibilityProperty: true })) mark = other;
  }
  return mark;
}

/** How far a finger has to go sideways to turn the page, in CSS pixels. */
const farEnough = 60;

/**
 * scroller returns what a finger that begins on an element scrolls sideways: the nearest element
 * around it that has more to show at the side the finger pulls it from.
 * @param {Element} from
 * @param {number} dx how far the finger has gone to the right
 */
function scroller(from, dx) {
  for (let at = /** @type {Element | null} */ (from); at && at !== document.body; at = at.parentElement) {
    if (at.scrollWidth <= at.clientWidth + 1 || !/auto|scroll/.test(getComputedStyle(at).overflowX)) continue;
    const before = Math.abs(at.scrollLeft), after = at.scrollWidth - at.clientWidth - before; // scrollLeft is negative from right to left
    const rtl = getComputedStyle(at).direction === "rtl", pulls = rtl ? -dx : dx;
    if (pulls > 0 ? before > 1 : after > 1) return at;
  }
  return null;
}

/**
 * onSwipe calls turn with the side that a finger has pulled the next slide from: "left" for a
 * finger that went to the left. It calls nothing for a finger that scrolls a table, code block or
 * chart sideways, nor while the page is pinched larger, when one finger moves what is seen of it.
 * @param {(towards: "left" | "right") => void} turn
 */
export function onSwipe(turn) {
  /** @type {{x: number, y: number, scrolls: (dx: number) => boolean} | null} */
  let start = null;
  // Touch events: pointer events end where the browser begins to scroll, even where there is nothing to scroll.
  addEventListener("touchstart", (e) => {
    start = null;
    const [finger] = e.touches;
    if (e.touches.length > 1 || !(e.target instanceof Element) || pinched() || "pointer" in document.documentElement.dataset || document.querySelector("dialog[open]")) return;
    // What can be scrolled is asked before the finger has scrolled it.
    const left = scroller(e.target, -1), right = scroller(e.target, 1);
    start = { x: finger.clientX, y: finger.clientY, scrolls: (dx) => Boolean(dx < 0 ? left : right) };
  }, { passive: true });
  addEventListener("touchcancel", () => { start = null; }, { passive: true });
  addEventListener("touchend", (e) => {
    if (!start || e.touches.length) return;
    const { x, y, scrolls } = start, [finger] = e.changedTouches;
    const dx = finger.clientX - x, dy = finger.clientY - y;
    start = null;
    if (Math.abs(dx) > farEnough && Math.abs(dx) > 2 * Math.abs(dy) && !scrolls(dx) && !pinched()) turn(dx < 0 ? "left" : "right");
  }, { passive: true });
}

/** pinched reports whether the page is pinched larger than the window. */
const pinched = () => (visualViewport?.scale || 1) > 1.01;

/** followPinch notes at the document element whether the page is pinched: css/touched.css then lets one finger move it. */
export function followPinch() {
  visualViewport?.addEventListener("resize", () => document.documentElement.toggleAttribute("data-pinched", pinched()));
}
