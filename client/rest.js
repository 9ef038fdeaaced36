// The bar leaves a projector's screen while somebody presents, and comes back with a movement. The document
// element has data-resting meanwhile, of which css/touched.css makes the rest: what has the focus, and an open
// panel, keep the bar.

const page = document.documentElement;

/** REST is how long, in ms, the bar stays after a movement. */
const REST = 3000;

/** RECENT is how long, in ms, a movement counts as that which has turned the page, by a click or a swipe. */
const RECENT = 500;

/**
 * restBar has the bar leave when nothing has moved for a while, or at once when a key or a speaker view leads
 * to another slide or step.
 * @param {(fn: () => void) => void} onMoved calls fn when another slide or step is shown
 */
export function restBar(onMoved) {
  let timer = 0, last = 0;
  const rest = () => page.toggleAttribute("data-resting", true);
  const wake = () => {
    last = performance.now();
    page.removeAttribute("data-resting");
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  };
  addEventListener("pointermove", (e) => {
    if ((e.movementX || e.movementY) && !("pointer" in page.dataset)) wake(); // the light pointer moves to show something
  }, { passive: true });
  addEventListener("pointerdown", wake, { passive: true });
  onMoved(() => { if (performance.now() - last > RECENT) rest(); });
  wake();
}
