// What the tools say, in the page's language.
import { commands, tools } from "exhibit:tables";

const lang = document.documentElement.lang.split("-")[0];
const own = tools[lang] || tools.en;
const deeds = commands[lang] || commands.en;

// say is a text of package words, with what is put in for {0} and {1}.
export const say = (name, ...put) => own[name].replace(/\{(\d)\}/g, (_, i) => put[i]);

// does says what a command does.
export const does = (command) => deeds[command] || command;

const names = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", PageUp: "Page Up", PageDown: "Page Down", Escape: "Esc" };

// caps are the key caps of a key of the table, as Shift and Space of "Shift+ ".
export function caps(key) {
  return key.split(/(?<=.)\+/).map((k) => {
    const name = k === " " ? say("space") : k === "Shift" ? say("shift") : names[k] || (k.length === 1 ? k.toUpperCase() : k);
    return make("kbd", {}, name);
  });
}

// make is an element with properties and content; names with a dash are attributes.
export function make(tag, properties, ...content) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) el.setAttribute(name, value);
    else el[name] = value;
  }
  el.append(...content);
  return el;
}

let status = null;

// tell says something briefly at the foot of the window, and to a screen reader.
export function tell(text) {
  if (!status) {
    status = make("p", { className: "tool-said", role: "status" });
    document.body.append(status);
  }
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = text;
    status.animate({ opacity: [1, 1, 0], visibility: ["visible", "visible", "visible"] }, 2000);
  });
}
