// The help: what every key does.
import { bindings } from "exhibit:tables"; // app.Bindings
import { meaning } from "../keys.js";
import { make } from "../lib/element.js";
import { show } from "./dialog.js";
import { caps, does, say } from "./say.js";

const rtl = document.documentElement.dir === "rtl";

/** help opens the help. */
export function help() {
  const body = make("tbody");
  const row = (/** @type {Node[]} */ keys, /** @type {string} */ text) => body.append(make("tr", {}, make("th", { scope: "row" }, ...keys), make("td", {}, text)));
  const key = (/** @type {(Node | string)[]} */ ...content) => make("span", { className: "tool-keys" }, ...content);
  const swipe = (/** @type {boolean} */ left) => make("span", { className: "tool-swipe" }, `${left ? "←" : "→"} ${say("swipe")}`);
  for (const { keys, command } of bindings) {
    const shown = keys.map((name) => key(...caps(meaning(name, rtl))));
    if (command === "next") shown.push(swipe(!rtl));
    if (command === "prev") shown.push(swipe(rtl));
    row(shown, does(command));
    if (command === "last") row([key(make("kbd", {}, say("digits")), make("kbd", {}, "Enter"))], does("goto"));
  }
  show("help", does("help"), [make("table", {}, body)]).dialog.focus();
}
