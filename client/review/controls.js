// What stands above and below a statement: the choice of what is shown, how far the reading is, the keys and the note.
import { make } from "../lib/element.js";
import { say } from "./say.js";
import { shows, tally, verdicts } from "./walk.js";

/** @typedef {{key: string, says?: string, does: string, run: () => void, verdict?: string, shown?: string, once?: boolean}} Command */

export const note = make("textarea", { rows: 1, placeholder: say("noteHint"), "aria-label": say("noteHint") });
export const which = make("select", { "aria-label": say("show") }, ...Object.keys(shows).map((value) => make("option", { value }, say(value))));
const status = make("p", { id: "status", role: "status" });
const bar = make("div", { className: "bar", role: "progressbar", "aria-valuemin": "0" }, make("div"));
const read = make("span", { id: "progress" }), asked = make("span", { className: "asked" });

/**
 * tell says what has happened. A fault stands out.
 * @param {string} message
 * @param {boolean} [fault]
 */
export function tell(message, fault = false) {
  status.textContent = message;
  status.classList.toggle("fault", fault);
}

/** count shows how far the reading is. @param {import("./walk.js").Item[]} items */
export function count(items) {
  const n = tally(items);
  read.textContent = say("progress", n.read, n.all);
  asked.textContent = say("asked", n.asked);
  bar.setAttribute("aria-valuemax", String(n.all));
  bar.setAttribute("aria-valuenow", String(n.read));
  bar.setAttribute("aria-label", read.textContent);
  /** @type {HTMLElement} */ (bar.firstChild).style.width = n.all ? `${100 * n.read / n.all}%` : "0";
  for (const option of which.options) option.textContent = `${say(option.value)} (${items.filter(shows[option.value]).length})`;
}

/** button is a command for a finger, with its key. @param {Command} c */
function button(c) {
  const made = make("button", { type: "button", "aria-keyshortcuts": c.key, onclick: c.run, ...(c.verdict && { "data-verdict": c.verdict }) }, c.says || "", " ", make("kbd", { "aria-hidden": "true" }, c.shown || c.key));
  if (!c.verdict) made.className = "quiet";
  return made;
}

/** The buttons by the keys of their commands; the note is a field instead. @type {Record<string, HTMLButtonElement>} */
export const buttons = {};

/** @type {HTMLDialogElement} */
let help;

/** toggleHelp shows the keys, or hides them. */
export function toggleHelp() {
  if (help.open) help.close();
  else help.showModal();
}

/**
 * place puts the controls on the page.
 * @param {Command[]} commands
 */
export function place(commands) {
  for (const c of commands) if (c.says) buttons[c.key] = button(c);
  const { by = "" } = document.body.dataset;
  const [head, foot] = ["head", "keys"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  head.append(bar, read, asked, make("span", { className: "by" }, say("reviewer", by)), make("label", {}, say("show"), " ", which), buttons["?"]);
  foot.append(make("div", { className: "told" }, buttons.z, status), note,
    make("div", { className: "verdict-keys" }, ...Object.keys(verdicts).map((key) => buttons[key])),
    make("div", { className: "moves" }, buttons.ArrowLeft, buttons.ArrowRight));
  const close = make("button", { type: "button", className: "quiet" }, say("close"));
  help = make("dialog", { "aria-labelledby": "help" }, make("h2", { id: "help" }, say("keys")),
    make("dl", {}, ...commands.flatMap((c) => [make("dt", {}, make("kbd", {}, c.shown || c.key)), make("dd", {}, c.does)]), make("dt", {}, make("kbd", {}, "↑ ↓")), make("dd", {}, say("keyScroll"))), close);
  close.onclick = () => help.close();
  document.body.append(help);
}

/** isHelping reports whether the keys are shown. */
export const isHelping = () => help.open;
