// The pointer: a dot that follows the mouse or a finger in this window alone.
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { say, tell } from "./say.js";
import { stayAwake } from "./wake.js";

/** Ends the pointer, while it is on. @type {(() => void) | null} */
let end = null;

/** pointer begins the pointer, or ends it. */
export function pointer() {
  if (end) {
    end();
    return tell(say("pointerOff"));
  }
  const page = document.documentElement;
  const dot = make("div", { className: "pointer-dot", hidden: true, "aria-hidden": "true" });
  const ended = new AbortController(), listen = { capture: true, signal: ended.signal };
  const follow = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    dot.hidden = false;
    dot.style.transform = `translate(${clientX}px, ${clientY}px)`;
  };
  addEventListener("pointermove", follow, listen);
  addEventListener("pointerdown", follow, listen);
  addEventListener("pointerout", (e) => { if (!e.relatedTarget) dot.hidden = true; }, listen); // it has left the window
  document.body.append(dot);
  page.dataset.pointer = "on"; // client/pointer.js takes no swipe then
  stayAwake("pointer", true);
  const forget = nav.begin(() => end?.());
  end = () => {
    end = null;
    ended.abort();
    forget();
    dot.remove();
    delete page.dataset.pointer;
    stayAwake("pointer", false);
  };
  tell(say("pointerOn"));
}
