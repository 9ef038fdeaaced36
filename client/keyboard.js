// The keyboard of the slides: which key presses are the deck's, and what they do.
import { bindings } from "exhibit:tables";
import * as bar from "./bar.js";
import { read } from "./keys.js";
import { watchPointer } from "./lib/pointed.js";

const page = document.documentElement;
const rtl = page.dir === "rtl";

/**
 * listenToKeys carries out what keys mean. It returns isOurs, of the Navigator, and press, which
 * does what a key press means that was kept.
 * @param {object} to
 * @param {(command: string) => void} to.run carries out a command
 * @param {(n: number) => void} to.toNumber leads to the n-th slide
 * @param {() => string} to.count says where the reader is, as the bar has it
 * @param {(fn: () => void) => void} to.onShown calls fn when another slide is shown
 * @param {(digits: string) => string} to.typed says where digits lead to
 */
export function listenToKeys({ run, toNumber, count, onShown, typed }) {
  let digits = ""; // of a slide's number, while it is typed
  const pointed = watchPointer(document);
  onShown(() => { digits = ""; }); // the bar has been written anew

  /**
   * isOurs reports whether a key event is meant for the deck, and not for the browser, a text
   * field or the control that has the focus.
   * @param {KeyboardEvent} e
   */
  function isOurs(e) {
    if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return false;
    const at = e.target instanceof Element ? e.target : document.body;
    if (at.closest("select") && /^Page(Up|Down)$/.test(e.key)) return true; // a clicker's keys
    if (e.key === "Escape" && at.closest(".known")) return true; // from its field too
    if (at.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return false;
    if (e.key === "Enter" && digits) return true; // ends the number of a slide
    if (e.key === "Enter" || e.key === " ") {
      return !at.closest("a[href], button, summary") || !pointed.held();
    }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") return !scrolls(at, e.key === "ArrowDown");
    return true;
  }

  /**
   * press does what a key press means, and reports whether it means anything.
   * @param {import("./keys.js").Press} e
   */
  function press(e) {
    const had = digits, { digits: now, number, binding, taken } = read(bindings, had, e, rtl);
    digits = now;
    if (had !== now) bar.showCount(now ? typed(now) : count());
    if (number !== undefined) toNumber(number);
    else if (binding) run(binding.command);
    return taken;
  }

  addEventListener("keydown", (e) => { if (isOurs(e) && press(e)) e.preventDefault(); });
  return { isOurs, press };
}

/**
 * scrolls reports whether something around the element, or the page, can still be scrolled up or
 * down: then the arrow does that first.
 * @param {Element} el
 * @param {boolean} down
 */
function scrolls(el, down) {
  for (let at = /** @type {Element | null} */ (el); at; at = at.parentElement) {
    const style = at === page ? "auto" : getComputedStyle(at).overflowY;
    if (style !== "auto" && style !== "scroll") continue;
    if (down ? at.scrollTop + at.clientHeight < at.scrollHeight - 1 : at.scrollTop > 0) return true;
  }
  return false;
}
