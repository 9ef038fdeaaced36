// The menu: a button for every command, so that nothing needs a keyboard.
import { bindings } from "exhibit:tables"; // app.Bindings
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { show, walk } from "./dialog.js";
import { caps, does, say } from "./say.js";
import { figure } from "./zoom.js";

/** menu opens the menu. The moves are in the bar, and Escape ends what its own button or key began. */
export function menu() {
  const list = make("ul");
  for (const { keys, command, kind } of bindings) {
    if (kind === "move" || kind === "leave") continue;
    const button = make("button", { type: "button", "data-command": command }, make("span", {}, does(command)), ...caps(keys[0]));
    button.disabled = kind === "panel" && !nav.has(command) || command === "zoom" && !figure();
    button.onclick = () => {
      end();
      nav.run(command);
    };
    list.append(make("li", {}, button));
  }
  const all = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".bar-all"));
  if (all) list.append(make("li", {}, make("a", { href: all.href }, all.textContent)));
  const controls = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button:enabled, a")]);
  const { end } = show("menu", say("menu"), [list], { onkey: (e) => walk(e, controls()) });
  controls()[0]?.focus();
}
