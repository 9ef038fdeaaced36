// The pointer: a dot that follows the mouse or a finger. It is sent nowhere.
import { begin } from "./leave.js";
import { make, say, tell } from "./say.js";
import { stayAwake } from "./wake.js";

let end = null; // while it is on

export function pointer() {
  if (end) {
    end();
    tell(say("pointerOff"));
    return;
  }
  const dot = make("div", { className: "pointer-dot", hidden: true, "aria-hidden": "true" });
  const page = document.documentElement;
  const follow = (e) => {
    dot.hidden = false;
    dot.style.transform = `translate(${e.clientX}px, ${e.clientY}px)`;
    if (e.type === "pointerdown" && e.pointerType === "touch") e.stopPropagation(); // no swipe
  };
  const gone = (e) => { if (!e.relatedTarget) dot.hidden = true; };
  addEventListener("pointermove", follow, true);
  addEventListener("pointerdown", follow, true);
  addEventListener("pointerout", gone, true);
  document.body.append(dot);
  page.dataset.pointer = "on";
  stayAwake("pointer", true);
  end = () => {
    forget();
    removeEventListener("pointermove", follow, true);
    removeEventListener("pointerdown", follow, true);
    removeEventListener("pointerout", gone, true);
    dot.remove();
    delete page.dataset.pointer;
    stayAwake("pointer", false);
    end = null;
  };
  const forget = begin(end);
  tell(say("pointerOn"));
}
