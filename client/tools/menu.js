// The menu: a button for every command, so that nothing is done by keys alone.
import { bindings } from "exhibit:tables";
import { nav } from "./context.js";
import { show, walk } from "./dialog.js";
import { caps, does, make, say } from "./say.js";

const needs = { evidence: ".evidence", data: ".figure-data", known: ".known", zoom: ".figure" };
const moves = /^(next|prev|first|last|leave)$/;

// menu opens it, with the commands that the deck carries out and those that offered says
// there are.
export function menu(offered) {
  const list = make("ul", {});
  for (const { keys: Keys, command: Command } of bindings) {
    const need = needs[Command];
    if (moves.test(Command) || !(offered(Command) || need)) continue;
    const button = make("button", { type: "button", "data-command": Command }, make("span", {}, does(Command)), ...caps(Keys[0]));
    button.disabled = Boolean(need) && !document.querySelector(`.stage ${need}, ${need}.known`);
    button.onclick = () => {
      end();
      nav.run(Command);
    };
    list.append(make("li", {}, button));
  }
  const all = document.querySelector(".bar-all");
  if (all) list.append(make("li", {}, make("a", { href: all.href }, all.textContent)));
  const { end } = show("menu", say("menu"), [list], {
    onkey(e) {
      return walk(e, [...list.querySelectorAll("button:enabled, a")]);
    },
  });
  list.querySelector("button:enabled")?.focus();
}
