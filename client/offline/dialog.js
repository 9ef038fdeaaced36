// The dialog about what is kept on the device: whether, how much, and what a newer version
// changes.
import { offline as words } from "exhibit:tables";
import { make } from "../lib/element.js";
import { texts } from "../lib/words.js";
import { nav } from "../tools/context.js";
import { show } from "../tools/dialog.js";
import { does } from "../tools/say.js";

/** @typedef {typeof import("./page.js").offline} Offline */

/** offline opens the dialog. */
export async function offline() {
  const body = make("div", { className: "tool-offline-body", tabIndex: -1 });
  /** @type {Offline | null} */
  let state = null;
  const draw = () => {
    const had = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.do;
    body.replaceChildren(...content(state));
    if (had) (/** @type {HTMLElement | null} */ (body.querySelector(`[data-do="${had}"]`)) || body).focus();
  };
  show("offline", does("offline"), [body], { onclose: () => removeEventListener("exhibit:offline", draw) }).dialog.focus();
  if (!nav.urls.store) {
    body.append(make("p", {}, texts(words)("inFile")));
    return;
  }
  ({ offline: state } = await nav.store());
  addEventListener("exhibit:offline", draw);
  draw();
}

/** How many changes are listed one by one. */
const most = 12;

/**
 * content returns what the dialog says and offers.
 * @param {Offline} state
 */
function content(state) {
  const { say, size } = state;
  const why = state.why && say(state.why.why, state.why.why === "full" ? size(state.why.bytes) : state.why.path, state.why.status);
  const text = (/** @type {string} */ name) => make("p", {}, say(name));
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => make("button", { type: "button", "data-do": name, onclick: () => act() }, say(name));
  const parts = [];
  if (state.update) parts.push(...news(state), button("apply", state.accept));
  if (state.waits) parts.push(make("p", { role: "status", "data-waits": "" }, say("waits")));
  const status = make("p", { role: "status", "data-says": state.state });
  status.textContent = state.state === "storing" ? say("storing", state.stored, state.of || "…") : /failed|unavailable/.test(state.state) ? say(state.state, why) : say(state.state || "off");
  parts.push(status);
  if (state.state === "ready" && why) parts.push(make("p", { "data-failed": state.why.why }, say("failedNew", why)));
  if (state.state === "off" && state.saves) parts.push(text("saves"));
  if (state.used) parts.push(make("p", { "data-used": state.used }, say("used", size(state.used))));
  if (state.state === "ready") parts.push(button("remove", state.remove));
  if (state.state === "off") parts.push(button("store", () => state.store(true)));
  if (state.state === "failed") parts.push(button("again", () => state.store(true)));
  if (matchMedia("(display-mode: standalone)").matches) parts.push(text("installed"));
  else if (state.installs) parts.push(button("install", state.install));
  else parts.push(text("installHow"));
  return parts;
}

/**
 * news says what a newer version changes.
 * @param {Offline} state
 */
function news({ update, say }) {
  if (!update.slides) return [make("p", {}, say("newVersion")), make("p", {}, say("unknown"))];
  if (update.other) return [make("p", {}, make("b", {}, say("otherDeck", update.other)))];
  /** @type {string[]} */
  const lines = [
    ...update.figures.map(({ where, what, from, to }) => (what ? say("record", where, what, from, to) : say("figure", where, from, to))),
    ...update.slides.map(([word, ...titles]) => say(word, ...titles)),
  ];
  if (!lines.length) lines.push(say("program"));
  if (lines.length > most) lines.splice(most - 1, lines.length, say("more", lines.length - most + 1));
  return [make("p", {}, make("b", {}, say("newVersion"))), make("ul", { "data-news": "" }, ...lines.map((line) => make("li", {}, line)))];
}
