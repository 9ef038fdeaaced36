// A black or white screen over the slides.
import { make } from "../lib/element.js";

/** @type {"" | "black" | "white"} */
let colour = "";
/** @type {HTMLElement | null} */
let cover = null;

/** screen returns the colour that covers the slides; empty for none. */
export const screen = () => colour;

/**
 * blank covers the window in a colour, and says so to a screen reader. With an empty colour it
 * takes the cover away.
 * @param {"" | "black" | "white"} to
 * @param {string} text what a screen reader says
 * @param {() => void} lift is called when the cover is clicked
 */
export function blank(to, text, lift) {
  colour = to;
  if (!to) {
    cover?.remove();
    cover = null;
    return;
  }
  if (!cover) {
    cover = make("div", { id: "screen", role: "status", popover: "manual", onclick: lift }); // a popover is above open dialogs
    cover.style.cssText = "position: fixed; inset: 0; z-index: 9; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; cursor: none";
    document.body.append(cover);
    cover.showPopover?.();
  }
  cover.dataset.colour = to;
  cover.style.background = to;
  cover.replaceChildren(make("span", { className: "visually-hidden" }, text));
}
