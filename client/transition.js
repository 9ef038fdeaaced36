// View transitions, for decks that ask for them (`transition` in the front matter). All others
// cut, and so does a reader who wants less motion.

const page = document.documentElement;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {ViewTransition | null} */
let running = null;

/**
 * change calls act, which shows another slide: within a view transition where the deck asks for
 * one. During one it cuts, so that keys that follow each other quickly wait for nothing.
 * @param {() => void} act
 * @param {"next" | "prev"} direction
 */
export function change(act, direction) {
  if (!page.dataset.transition || still.matches || document.hidden || !document.startViewTransition) return act();
  if (running) {
    running.skipTransition();
    return act();
  }
  page.dataset.direction = direction;
  const mine = (running = document.startViewTransition(act));
  mine.ready.catch(() => {}); // it is skipped where keys follow each other
  mine.finished.finally(() => { if (running === mine) running = null; });
}
