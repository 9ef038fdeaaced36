// The zoom: a figure fills the window, where it stands in the document.
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { say, tell } from "./say.js";

/** Ends the zoom, while a figure is enlarged. @type {(() => void) | null} */
let end = null;

/** figure returns the figure that has the focus, or else the first of the slide; null where there is none. */
export function figure() {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest(".stage .figure"));
  return focused || /** @type {HTMLElement | null} */ (nav.article().querySelector(".figure"));
}

/** zoom enlarges a figure of the slide, or ends that. */
export function zoom() {
  if (end) return end();
  const enlarged = figure();
  if (!enlarged) return tell(say("noFigure"));
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const close = make("button", { type: "button", className: "tool-close zoom-close", "aria-label": say("close"), onclick: () => end?.() }, "×");
  const ended = new AbortController(), { signal } = ended;
  const stop = nav.onShown(() => end?.()), forget = nav.begin(() => end?.());
  end = () => {
    end = null;
    ended.abort();
    stop();
    forget();
    delete enlarged.dataset.zoomed;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    if (focused === close || enlarged.contains(focused)) {
      focused.blur(); // where nothing had the focus, nothing has it again
      before?.focus({ preventScroll: true });
    }
    close.remove();
  };
  enlarged.dataset.zoomed = "";
  const { width = 0, height = 0 } = /** @type {SVGSVGElement | null} */ (enlarged.querySelector(".still.wide svg, .still svg"))?.viewBox.baseVal || {};
  if (height) enlarged.style.setProperty("--ratio", String(width / height));
  document.body.append(close);
  /** @type {HTMLElement | null} */ (enlarged.querySelector(".chart"))?.focus({ preventScroll: true });
  addEventListener("focusin", (e) => { // what gets the focus is not hidden behind the figure
    if (e.target !== close && !enlarged.contains(/** @type {Node} */ (e.target))) end?.();
  }, { signal });
  addEventListener("exhibit:shown", () => { if (!enlarged.isConnected) end?.(); }, { signal }); // the program's article has taken the place of the page's
}
