// The zoom: a figure fills the window, where it stands in the document.
import { begin } from "./leave.js";
import { make, say, tell } from "./say.js";
import { onSlide } from "./sheets.js";

let end = null; // while a figure is enlarged

export function zoom() {
  if (end) return end();
  const figure = document.activeElement?.closest(".stage .figure") || document.querySelector(".stage .figure");
  if (!figure) return tell(say("noFigure"));
  const before = document.activeElement;
  const close = make("button", { type: "button", className: "tool-close zoom-close", "aria-label": say("close") }, "×");
  const out = (e) => { if (e.target !== close && !figure.contains(e.target)) end?.(); }; // what has the focus is seen
  const stop = onSlide(() => end?.());
  const taken = new MutationObserver(() => { if (!figure.isConnected) end?.(); }); // by the front end, which has its own
  taken.observe(document.documentElement, { attributes: true, attributeFilter: ["data-state"] });
  end = () => {
    end = null;
    stop();
    taken.disconnect();
    forget();
    removeEventListener("focusin", out);
    delete figure.dataset.zoomed;
    const focused = document.activeElement;
    if (focused === close || figure.contains(focused)) {
      focused.blur(); // where nothing had the focus, nothing has it again
      before?.focus({ preventScroll: true });
    }
    close.remove();
  };
  const forget = begin(end);
  close.onclick = () => end?.();
  figure.dataset.zoomed = "";
  const box = figure.querySelector(".still.wide svg, .still svg")?.viewBox.baseVal;
  if (box?.height) figure.style.setProperty("--ratio", box.width / box.height);
  document.body.append(close);
  figure.querySelector(".chart")?.focus({ preventScroll: true });
  addEventListener("focusin", out);
}
