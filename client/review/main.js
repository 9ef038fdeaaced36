// The page of exhibit review: one statement of the deck beside the passages that it leans on, and a verdict by a
// key. The server has the deck; this page keeps nothing but notes that have not been sent.
import { make } from "../lib/element.js";
import { buttons, count, isHelping, note, place, tell, toggleHelp, which } from "./controls.js";
import { say } from "./say.js";
import { judge, read, Refused, takeBack } from "./server.js";
import { passages, placeOf, statement } from "./shown.js";
import { found, mine, onward, verdicts, walked } from "./walk.js";

/** @typedef {import("./walk.js").Item} Item */

const main = /** @type {HTMLElement} */ (document.getElementById("item"));

/** @type {Item[]} all statements */
let items = [];
/** @type {Item[]} those that are walked through */
let list = [];
let at = 0;
/** @type {Set<string>} */
let seen = new Set();
/** @type {Set<string>} */
let judged = new Set();
/** @type {Map<string, string>} notes without a verdict, by the key of their statement */
const drafts = new Map();
/** @type {{undo: number, key: string}[]} verdicts of this page */
const given = [];

/** written is the note that stands with the reader's verdict. @param {Item} item */
const written = (item) => mine(item)?.note || "";

function show() {
  const item = list[at];
  count(items);
  for (const [key, button] of Object.entries(buttons)) {
    const verdict = button.dataset.verdict;
    button.disabled = Boolean(verdict) && (!item || Boolean(item.hindered)) || key === "ArrowLeft" && at <= 0 || key === "ArrowRight" && at >= list.length - 1 || key === "z" && !given.length;
    if (verdict) button.setAttribute("aria-pressed", String(Boolean(item && mine(item)?.verdict === verdict)));
  }
  note.disabled = !item || Boolean(item.hindered);
  note.value = item ? drafts.get(item.key) ?? written(item) : "";
  if (item) {
    seen.add(item.key);
    const beside = passages(item);
    main.replaceChildren(statement(item), beside);
    reveal(beside);
  } else if (items.length) {
    main.replaceChildren(make("section", { className: "finished column" }, make("h2", {}, say("finished")), make("p", {}, say("finishedHow", document.body.dataset.file || ""))));
  } else main.replaceChildren(make("section", { className: "finished column" }, make("h2", {}, say("noPassages"))));
  scrollTo(0, 0);
}

/** reveal scrolls a column to its first mark, if that is out of sight. @param {HTMLElement} column */
function reveal(column) {
  const mark = column.querySelector("mark"), box = column.getBoundingClientRect();
  const below = mark ? mark.getBoundingClientRect().bottom - box.bottom : 0;
  if (below > 0) column.scrollTop = below + box.height / 2;
}

/** go shows the statement at a place, and says so if a note stays behind that has not been sent. @param {number} to */
function go(to) {
  if (to < 0 || to > list.length || to === at) return;
  const left = list[at];
  at = to;
  show();
  main.focus({ preventScroll: true });
  if (left && drafts.has(left.key)) tell(say("noteUnsent", placeOf(left)), true);
  else tell("");
}

/** relist makes the list anew, and stays at a statement. @param {string} [key] */
function relist(key) {
  list = walked(items, which.value, seen);
  at = found(list, key, at);
  show();
}

/** load reads the deck anew. */
async function load() {
  const key = list[at]?.key, atEnd = list.length > 0 && at === list.length;
  const now = await read();
  if (JSON.stringify(now) === JSON.stringify(items) && list.length) return;
  items = now;
  relist(key);
  if (atEnd) {
    at = onward(list, list.length - 1, judged);
    show();
  }
}

let last = Promise.resolve();

/** act does what asks the server, one after the other, and tells what goes wrong. @param {() => Promise<void>} what */
function act(what) {
  last = last.then(what).catch(async (err) => {
    if (!(err instanceof Refused)) throw err;
    if (err.moved) await load().catch(() => {}); // what is wrong has its message
    tell(err.message, true);
  });
}

/** take puts what the server says of a statement into the page. @param {import("./server.js").Judged} is */
async function take(is) {
  const item = items.find((i) => i.key === is.key);
  if (is.gone || !item) await load();
  else Object.assign(item, { verdicts: is.verdicts, unread: is.unread, doubted: is.doubted });
}

/** give judges the statement that is shown, and no other that is shown by the time of the answer. @param {string} verdict */
function give(verdict) {
  const item = list[at], text = note.value;
  act(async () => {
    if (!item || item.hindered || list[at]?.key !== item.key) return;
    const is = await judge(item.key, verdict, text);
    if (note.value === text) drafts.delete(item.key);
    given.push({ undo: is.undo || 0, key: item.key });
    judged.add(item.key);
    await take(is);
    at = onward(list, at, judged);
    show();
    main.focus({ preventScroll: true });
    tell(say("given", placeOf(item), say("said" + verdict)));
  });
}

/** undo takes the last verdict of this page back, and shows its statement. The words of its note stay to be sent again. */
function undo() {
  const verdict = given[given.length - 1];
  act(async () => {
    if (!verdict || verdict !== given[given.length - 1]) return;
    const item = items.find((i) => i.key === verdict.key);
    let is;
    try {
      is = await takeBack(verdict.undo);
      given.pop();
    } catch (err) {
      if (err instanceof Refused && err.moved) given.pop(); // it cannot be taken back any more
      throw err;
    }
    if (item && written(item)) drafts.set(item.key, written(item));
    judged.delete(verdict.key);
    seen.add(verdict.key);
    await take(is);
    relist(verdict.key);
    main.focus({ preventScroll: true });
    tell(say("undone", item ? placeOf(item) : ""));
  });
}

/** @type {import("./controls.js").Command[]} */
const commands = [
  { key: "s", says: say(verdicts.s), does: say("keySupports"), run: () => give(verdicts.s), verdict: verdicts.s, once: true },
  { key: "p", says: say(verdicts.p), does: say("keyPartly"), run: () => give(verdicts.p), verdict: verdicts.p, once: true },
  { key: "d", says: say(verdicts.d), does: say("keyDoesNot"), run: () => give(verdicts.d), verdict: verdicts.d, once: true },
  { key: "n", does: say("keyNote"), run: () => note.focus() },
  { key: "z", says: say("undo"), does: say("keyUndo"), run: undo, shown: "z, u", once: true },
  { key: "ArrowLeft", says: say("back"), does: say("keyBack"), run: () => go(at - 1), shown: "←" },
  { key: "ArrowRight", says: say("next"), does: say("keyNext"), run: () => go(Math.min(at + 1, list.length - 1)), shown: "→" },
  { key: "?", says: say("keys"), does: say("keyHelp"), run: toggleHelp },
];
place(commands);

/** How far keys scroll the passages, in heights of the window. @type {Record<string, number>} */
const scrolls = { ArrowDown: 0.2, ArrowUp: -0.2, PageDown: 0.8, PageUp: -0.8 };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target === note) {
    if (event.key === "Escape" || event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      main.focus();
    }
    return;
  }
  if (event.target === which && event.key.startsWith("Arrow")) return;
  const command = commands.find(({ key }) => key === (event.key === "u" ? "z" : event.key));
  if (isHelping() && command?.key !== "?") return;
  if (command) {
    event.preventDefault();
    if (!(command.once && event.repeat) && !buttons[command.key]?.disabled) command.run(); // a key that is held judges one statement
  } else if (scrolls[event.key]) {
    event.preventDefault();
    const column = document.querySelector(".passages");
    (column && column.scrollHeight > column.clientHeight ? column : document.scrollingElement)?.scrollBy(0, scrolls[event.key] * innerHeight);
  }
});
note.addEventListener("input", () => {
  const item = list[at];
  if (!item) return;
  if (note.value.trim() === written(item)) drafts.delete(item.key);
  else drafts.set(item.key, note.value);
});
which.addEventListener("change", () => {
  seen = new Set();
  judged = new Set();
  list = walked(items, which.value, seen);
  at = 0;
  show();
  tell("");
});
addEventListener("beforeunload", (event) => {
  if (drafts.size) event.preventDefault();
});
addEventListener("focus", () => act(load)); // others may have read meanwhile, and the deck may have changed
act(load);
