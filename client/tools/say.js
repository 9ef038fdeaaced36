// What the tools say, in the page's language.
import { commands, tools } from "exhibit:tables"; // package words
import { make } from "../lib/element.js";
import { texts } from "../lib/words.js";

/** say returns a text of the tools. */
export const say = texts(tools);

/** does returns what a command does, in words. */
export const does = texts(commands);

/** @type {Record<string, string>} */
const names = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", PageUp: "Page Up", PageDown: "Page Down", Escape: "Esc" };

/**
 * caps returns the key caps of a key of app.Bindings: those of Shift and of Space for "Shift+ ".
 * @param {string} key
 */
export function caps(key) {
  return key.split(/(?<=.)\+/).map((k) => {
    const name = k === " " ? say("space") : k === "Shift" ? say("shift") : names[k] || (k.length === 1 ? k.toUpperCase() : k);
    return make("kbd", {}, name);
  });
}

/** Where tell says something; made when it is first used. @type {HTMLElement | null} */
let status = null;

/**
 * tell says something briefly at the foot of the window, and to a screen reader.
 * @param {string} text
 */
export function tell(text) {
  if (!status) {
    status = make("p", { className: "tool-said", role: "status" });
    document.body.append(status);
  }
  const region = status;
  region.textContent = "";
  requestAnimationFrame(() => { // a screen reader reads what changes
    region.textContent = text;
    region.animate({ opacity: [1, 1, 0], visibility: ["visible", "visible", "visible"] }, 2000);
  });
}
