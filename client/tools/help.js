// The help: what every key does.
import { bindings } from "exhibit:tables";
import { show } from "./dialog.js";
import { caps, does, make, say } from "./say.js";

export function help() {
  const body = make("tbody", {});
  const row = (keys, text) => body.append(make("tr", {}, make("th", { scope: "row" }, ...keys), make("td", {}, text)));
  const swipe = (arrow) => make("span", { className: "tool-swipe" }, `${arrow} ${say("swipe")}`);
  for (const { keys: Keys, command: Command } of bindings) {
    const keys = Keys.map((key) => make("span", { className: "tool-keys" }, ...caps(key)));
    if (Command === "next") keys.push(swipe("←"));
    if (Command === "prev") keys.push(swipe("→"));
    row(keys, does(Command));
    if (Command === "last") row([make("span", { className: "tool-keys" }, make("kbd", {}, say("digits")), make("kbd", {}, "Enter"))], does("goto"));
  }
  show("help", does("help"), [make("table", {}, body)]).dialog.focus();
}
