// The way from the slides to the speaker view.
import { make } from "../lib/element.js";

/** The window of the speaker view that was opened last. @type {Window | null} */
let view = null;

/**
 * openSpeaker opens the speaker view that a link leads to in a window of its own, or brings that
 * window to the front. Where the browser refuses, it shows the link.
 * @param {HTMLAnchorElement} link
 * @param {(name: string) => string} say
 */
export function openSpeaker(link, say) {
  if (view && !view.closed) return view.focus();
  view = open(link.href, link.target, "popup,width=1100,height=760");
  if (!view) refused(link, say);
}

/**
 * refused says that there is no window, with a link that the browser does not refuse.
 * @param {HTMLAnchorElement} link
 * @param {(name: string) => string} say
 */
function refused({ href, target }, say) {
  dismiss();
  const close = make("button", { type: "button", "aria-label": say("dismiss"), onclick: dismiss }, "×");
  close.style.cssText = "min-width: 2rem; min-height: 2rem; margin-inline-start: 1rem; border: 0; background: none; color: inherit; font: inherit; cursor: pointer";
  const notice = make("div", { className: "page-problem", "data-refused": "", role: "status" });
  notice.style.cssText = "position: fixed; inset: auto 0 calc(4rem + env(safe-area-inset-bottom)); z-index: 3; color: var(--color-text)";
  document.body.append(notice);
  notice.append(`${say("refused")} `, make("a", { href, target }, say("openHere")), close); // in a region that is there a screen reader reads it
}

/** dismiss takes the notice away. */
export function dismiss() {
  document.querySelector("[data-refused]")?.remove();
}
