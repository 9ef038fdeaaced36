// The page of exhibit review: one statement of the deck beside the passages that it leans on, and a verdict by a
// key. The server has the deck; this page keeps nothing.
import { first, mine, next, progress, verdicts } from "./walk.js";

/** @typedef {import("./walk.js").Item} Item */

const main = document.getElementById("item"), keys = document.getElementById("keys");
const which = /** @type {HTMLSelectElement} */ (document.getElementById("which")), status = document.getElementById("progress");

/** @type {Item[]} */
let items = [];
let at = -1, busy = false;

/**
 * element returns a new element with a class, attributes and children.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node|string)[]} children
 */
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** @param {import("./walk.js").Piece[]|null} pieces */
const marked = (pieces) => (pieces || []).map((p) => p.marked ? element("mark", {}, p.text) : p.text);

const said = { "supports": "supports", "partly": "supports in part", "does-not-support": "does not support" };

/** @param {import("./walk.js").Verdict} v */
function verdictLine(v) {
  const line = element("li", { "data-verdict": v.changed ? "void" : v.verdict }, element("b", {}, v.by), ` on ${v.on}: ${said[v.verdict]}`);
  if (v.note) line.append(`. ${v.note}`);
  if (v.said) line.append(element("p", { class: "said" }, "It then read: ", element("q", {}, v.said)));
  else if (v.changed) line.append(element("p", { class: "said" }, `${v.changed} has changed since.`));
  return line;
}

function show() {
  const item = items[at];
  status.textContent = progress(items);
  keys.hidden = !item;
  if (!item) {
    main.replaceChildren(element("p", {}, items.length ? "There is nothing more to read here. Choose what to show above." : "The deck cites no passage."));
    return;
  }
  const passages = item.passages.map((p) => element("section", { class: "passage" }, element("h3", {}, p.name, " ", element("span", {}, p.title)),
    p.text ? element("blockquote", {}, ...marked(p.text)) : element("p", { class: "hindered" }, "Its text is not here.")));
  main.replaceChildren(
    element("section", { class: "statement" },
      element("h2", {}, item.slide ? `#${item.slide} ` : "", element("span", {}, `${item.title}, line ${item.line}`)),
      element("p", { class: "says" }, ...marked(item.text)),
      ...(item.verdicts.length ? [element("ul", { class: "verdicts" }, ...item.verdicts.map(verdictLine))] : []),
      ...(item.hindered ? [element("p", { class: "hindered", role: "alert" }, `No verdict can be given: ${item.hindered}.`)] : [])),
    element("div", { class: "passages" }, ...passages));
  for (const button of keys.querySelectorAll("button[data-verdict]")) {
    button.toggleAttribute("disabled", Boolean(item.hindered));
    button.setAttribute("aria-pressed", String(mine(item)?.verdict === button.getAttribute("data-verdict")));
  }
  note.value = mine(item)?.note || "";
  scrollTo(0, 0);
}

/** @param {number} place */
function go(place) {
  if (place < 0) return;
  at = place;
  show();
  main.focus({ preventScroll: true });
}

/** tell shows what went wrong. @param {string} message */
const tell = (message) => { status.textContent = message; };

async function load() {
  const answer = await fetch("items.json");
  if (!answer.ok) return tell(await answer.text());
  items = (await answer.json()).items;
  at = first(items, which.value, Math.max(at, 0));
  show();
}

/** @param {string} verdict */
async function judge(verdict) {
  const item = items[at];
  if (!item || item.hindered || busy) return;
  busy = true;
  try {
    const answer = await fetch("verdict", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key: item.key, verdict, note: note.value }) });
    if (!answer.ok) {
      const why = await answer.text();
      if (answer.status === 409) await load();
      return tell(why);
    }
    items[at] = await answer.json();
    const on = next(items, which.value, at, 1);
    if (on >= 0) go(on);
    else {
      at = first(items, which.value);
      show();
    }
  } catch {
    tell("exhibit review does not answer; the verdict was not written. Start it again.");
  } finally {
    busy = false;
  }
}

const note = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "2", "aria-label": "Note", placeholder: "A note (n); it goes with the verdict" }));
/** @type {[string, string, () => void, string?][]} key, what the button says, what it does, and its verdict */
const commands = [
  ["s", "Supports", () => judge(verdicts.s), verdicts.s],
  ["p", "In part", () => judge(verdicts.p), verdicts.p],
  ["d", "Does not", () => judge(verdicts.d), verdicts.d],
  ["n", "Note", () => note.focus()],
  ["ArrowLeft", "Back", () => go(next(items, which.value, at, -1))],
  ["ArrowRight", "Next", () => go(next(items, which.value, at, 1))],
];
const shownKeys = { ArrowLeft: "←", ArrowRight: "→" };
keys.append(note, ...commands.map(([key, label, run, verdict]) => {
  const button = element("button", { type: "button", "aria-keyshortcuts": key, ...(verdict && { "data-verdict": verdict }) }, label, " ", element("kbd", {}, shownKeys[key] || key));
  button.addEventListener("click", run);
  return button;
}));

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === note) {
    if (event.key === "Escape") main.focus();
    return;
  }
  if (event.target === which) return;
  const command = commands.find(([key]) => key === event.key);
  if (!command) return;
  event.preventDefault();
  command[2]();
});
which.addEventListener("change", () => {
  at = first(items, which.value);
  show();
});
load().catch(() => tell("exhibit review does not answer; start it again."));
