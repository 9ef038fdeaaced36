// The loader starts the front end and stands in for it until it runs. It fetches the
// wasm and the deck side by side, moves between slides by plain page loads, shows
// steps, and says what is wrong when something does not come. The page works without it.
import "wasm_exec"; // the building toolchain's own; defines Go
import { keys as bindings, words, speaker } from "exhibit:tables"; // app.Bindings and package words
import { follow } from "./sync.js";
import { blank, screen } from "./screen.js";
import { dismiss, openSpeaker } from "./speaker.js";

const page = document.documentElement;
const script = document.currentScript.dataset; // URLs of wasm, deck and charts; version of the page
const ready = () => page.dataset.state === "ready";

const exhibit = (globalThis.exhibit = { deck: "", typing: false, showSteps, stepping, present, showEvidence, closeAll, isOurs, idle, charts, restore, fail, tool, say, dark });
page.dataset.state = "loading";

// The scheme that the reader has chosen over the system's. It is set before anything else
// that the loader does, so that the page is seldom painted without it.
try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) page.dataset.theme = chosen;
} catch { /* no storage: the system's */ }

// dark reports whether the page is dark now; the event exhibit:look says that it may have
// changed.
function dark() {
  return page.dataset.theme ? page.dataset.theme === "dark" : darkSystem.matches;
}
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
darkSystem.addEventListener("change", () => dispatchEvent(new Event("exhibit:look")));

// say is what the scripts say in the page's language, with what is put in for {0} and {1}.
function say(name, ...put) {
  const lang = page.lang.split("-")[0];
  const own = { ...(speaker[lang] || speaker.en), ...(words[lang] || words.en) };
  return own[name].replace(/\{(\d)\}/g, (_, i) => put[i]);
}

// parsed is done when the whole page is there.
const parsed = new Promise((done) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", done, { once: true });
  else done();
});

// --- Steps -----------------------------------------------------------------

const steps = () => [...document.querySelectorAll(".deck .slide [data-step]")];

// Steps are for presenting: on a phone, where one reads, everything is there at once. The
// style sheet has the same condition.
function stepping() {
  return matchMedia("(min-width: 900px) and (min-height: 500px)").matches;
}

function lastStep() {
  return stepping() ? Number(document.querySelector(".deck").dataset.steps || 0) : 0;
}

// showSteps shows the first n steps of the slide and hides the others. It returns the
// text of the step shown last.
function showSteps(n) {
  let text = "";
  for (const el of steps()) {
    const step = Number(el.dataset.step);
    el.toggleAttribute("data-shown", step <= n);
    if (step === n) text += el.textContent + " ";
  }
  page.dataset.step = n;
  dispatchEvent(new CustomEvent("exhibit:step"));
  moved();
  return text.trim();
}

// present puts a new slide before the reader: from its top, with the focus on the
// headline, so that a screen reader reads it and keys scroll it. Nothing here asks for
// a layout before the browser makes one for the frame anyway. The slide fades in by itself:
// a view transition costs three times as much of the main thread as this does, shows the
// slide a frame later, and loses keys that are pressed fast.
function present() {
  if (!still.matches) document.querySelector(".slide").animate({ opacity: [0, 1] }, 120);
  if (scrolled) {
    document.querySelector(".stage").scrollTop = 0;
    scrollTo(0, 0);
    scrolled = false;
  }
  requestAnimationFrame(() => document.querySelector(".headline")?.focus({ preventScroll: true }));
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
let scrolled = false; // since the slide was shown
addEventListener("scroll", () => { scrolled = true; }, { capture: true, passive: true });

// --- Evidence and data --------------------------------------------------------

let opener = null; // what had the focus before something was opened

// toggle opens or closes the first disclosure of the deck that matches the selector,
// and takes the focus there and back.
function toggle(selector) {
  const at = document.querySelector(`.deck ${selector}`);
  if (at?.open) closeAll();
  else if (at) show(at, at.querySelector("summary"));
}

// show opens a disclosure and puts the focus on a part of it.
function show(disclosure, part) {
  if (!disclosure.open) opener = document.activeElement;
  disclosure.open = true;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
}

// closeAll closes the disclosures of the deck.
function closeAll() {
  const open = document.querySelectorAll(".deck details[open]");
  for (const at of open) at.open = false;
  if (open.length) opener?.focus({ preventScroll: true });
  // The page itself takes no focus: a field that is hidden now would take the next key.
  if (document.activeElement?.closest("details:not([open]) > :not(summary)")) document.activeElement.blur();
}

// showEvidence leads to a passage, given as "source ¶9, 11": to its first paragraph. It
// opens the evidence, or with open false marks the passage if that is open already. It
// reports whether there is evidence for the passage on the slide.
function showEvidence(passage, open = true) {
  const [, source, paragraph] = /^(\S+) ¶(\d+)/.exec(passage) || [];
  const entry = document.getElementById(`ev-${source}-${paragraph}`);
  if (!entry) return false;
  for (const at of document.querySelectorAll(".evidence [data-pointed]")) delete at.dataset.pointed;
  entry.dataset.pointed = "";
  if (open) show(entry.closest("details"), entry);
  else if (entry.closest("details").open) entry.scrollIntoView({ block: "nearest" });
  return true;
}

// --- Speaker view ----------------------------------------------------------------

let moved = () => {}; // tells the speaker view where this window is, if it has moved

// where is this window's place, as sync.js has it.
const where = () => ({
  slug: document.querySelector(".deck").dataset.slide, step: Number(page.dataset.step || 0),
  known: new URLSearchParams(location.search).get("known") || "", screen: screen(),
});

// go takes this window to a place.
function go({ slug, step, known, screen }, turns) {
  blank(screen, screen && say(screen === "black" ? "blackened" : "whitened"), () => toggleScreen(""));
  if (!turns) return;
  const here = where();
  exhibit.told = { slug, step, known };
  if (ready()) dispatchEvent(new CustomEvent("exhibit:turn", { detail: "follow" }));
  else if (slug === here.slug && known === here.known) showSteps(step);
  else location.href = `/s/${slug}${known && "?known=" + known}#step=${step}`;
}

// toggleScreen makes the screen black or white, or gives it back to the slides.
function toggleScreen(colour) {
  go({ ...where(), screen: colour === screen() ? "" : colour }, false);
  moved();
}

// join keeps this window together with the speaker view. A page that was opened or reloaded
// asks where to be, one that a reader has gone to tells; asks is true where the speaker view
// has sent it here.
function join(asks) {
  let shown;
  try {
    shown = sessionStorage.getItem("exhibit-shown");
    sessionStorage.setItem("exhibit-shown", "yes");
  } catch { /* no storage: then every page asks */ }
  asks ||= !shown || performance.getEntriesByType("navigation")[0]?.type === "reload";
  moved = follow({ title: document.querySelector(".bar-title").textContent, where, go, asks });
}

const own = {
  black: () => toggleScreen("black"),
  white: () => toggleScreen("white"),
  speaker: () => openSpeaker(document.querySelector(".bar-speaker"), say),
};

addEventListener("keydown", (e) => { // before all others: what opens something ends a blank screen
  const command = screen() && isOurs(e) && bindings[e.key];
  if (!command || /^(black|white|speaker|next|prev|first|last)$/.test(command)) return;
  toggleScreen("");
  if (command !== "leave") return;
  e.preventDefault();
  e.stopImmediatePropagation();
}, true);

// --- Tools -----------------------------------------------------------------------

exhibit.own = new Set(Object.keys(own)); // the tools that need no fetching

const disclosures = { evidence: ".evidence", data: ".figure-data", known: ".known" };
let tools = null;

// tool carries out a command that moves to no other slide. The tools come in one file, when
// the first is used. They set exhibit.leave, which ends the tool begun last and reports
// whether there was one.
function tool(command) {
  if (own[command]) return own[command]();
  if (disclosures[command]) return toggle(disclosures[command]);
  if (command === "leave") return exhibit.leave?.() || closeAll();
  tools ||= import(script.tools).catch((err) => { tools = null; console.error(err); });
  tools.then((m) => m?.use(command));
}

// --- Keys, clicks and swipes ------------------------------------------------

// isOurs reports whether a key event is meant for the deck, and not for the browser,
// a text field or the control that has the focus.
function isOurs(e) {
  if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return false;
  const at = e.target instanceof Element ? e.target : document.body;
  if (at.closest("select") && /^Page(Up|Down)$/.test(e.key)) return true; // a clicker's keys
  if (e.key === "Escape" && at.closest(".known")) return true; // from its field too
  if (at.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return false;
  if (e.key === "Enter" && exhibit.typing) return true; // ends the number of a slide
  if (e.key === "Enter" || e.key === " ") return !at.closest("a[href], button, summary");
  if (e.key === "ArrowDown" || e.key === "ArrowUp") return !scrolls(at, e.key === "ArrowDown");
  return true;
}

// scrolls reports whether something around the element, or the page, can still be
// scrolled up or down: then the arrow does that first.
function scrolls(el, down) {
  for (let at = el; at; at = at.parentElement) {
    const style = at === page ? "auto" : getComputedStyle(at).overflowY;
    if (style !== "auto" && style !== "scroll") continue;
    if (down ? at.scrollTop + at.clientHeight < at.scrollHeight - 1 : at.scrollTop > 0) return true;
  }
  return false;
}

// turn moves one step or slide in a direction, "next" or "prev": through the front end
// when it runs, else by what this page can do.
function turn(direction) {
  if (ready()) {
    dispatchEvent(new CustomEvent("exhibit:turn", { detail: direction }));
    return;
  }
  const shown = Number(page.dataset.step || 0) + (direction === "next" ? 1 : -1);
  if (shown >= 0 && shown <= lastStep()) {
    showSteps(shown);
    return;
  }
  const link = document.querySelector(`a[rel=${direction}][href]`);
  if (link) location.href = link.href + (direction === "prev" ? "#end" : "");
}

const waiting = []; // keys only the front end understands, kept for it while it is coming

addEventListener("keydown", (e) => {
  if (ready() || !isOurs(e)) return;
  const coming = page.dataset.state === "loading";
  const command = bindings[e.key === " " && e.shiftKey ? "Shift+ " : e.key];
  const turns = /^(next|prev)$/.test(command);
  if (coming && (/^\d$/.test(e.key) || /^(first|last)$/.test(command) || (waiting.length && turns))) {
    waiting.push(e.key);
    exhibit.typing = /\d/.test(e.key);
  } else if (turns) {
    turn(command);
  } else if (command && !/^(first|last)$/.test(command)) {
    tool(command);
  } else {
    return;
  }
  e.preventDefault();
});

// Clicks on links: go-app would take over those with Shift, which open a window, and
// those to the neighbouring slides, which have to show steps first.
addEventListener("click", (e) => {
  if (e.target instanceof Element && e.target.closest("[data-close]")) closeAll();
  const used = e.target instanceof Element && e.target.closest("[data-tool]");
  if (used) tool(used.dataset.tool);
  const link = e.target instanceof Element && e.target.closest("a[href]");
  if (!link || e.button !== 0) return;
  if (link.target) { // a window of its own
    e.stopImmediatePropagation();
    setTimeout(dismiss); // once the browser has followed the link
    return;
  }
  if (link.hasAttribute("download")) {
    e.stopImmediatePropagation(); // go-app would take it for a page
    if (ready() && saveData(link)) e.preventDefault();
    return;
  }
  if (link.dataset.cite && !(e.shiftKey || e.ctrlKey || e.metaKey || e.altKey) && showEvidence(meant(link, e).dataset.cite)) {
    e.preventDefault();
    e.stopImmediatePropagation();
    return;
  }
  if (e.shiftKey || (link.hash && link.pathname === location.pathname)) { // the browser marks, scrolls to and focuses the target
    e.stopImmediatePropagation();
  } else if (/^(next|prev)$/.test(link.rel) && !(e.ctrlKey || e.metaKey || e.altKey)) {
    e.preventDefault();
    e.stopImmediatePropagation();
    turn(link.rel);
  }
}, true);

// meant is the citation mark that a click on one means: the nearest. For a finger there is
// room around each, and where they stand close, the last of them would have all of it.
function meant(mark, { clientX, clientY, detail }) {
  if (!detail) return mark; // by keyboard
  const text = document.createRange();
  const far = (el) => {
    text.selectNodeContents(el);
    return Math.min(...Array.from(text.getClientRects(), (r) =>
      Math.hypot(Math.max(r.left - clientX, 0, clientX - r.right), Math.max(r.top - clientY, 0, clientY - r.bottom))));
  };
  for (const other of document.querySelectorAll(".slide .cite")) {
    if (far(other) < far(mark) && other.checkVisibility({ visibilityProperty: true })) mark = other;
  }
  return mark;
}

// saveData saves a file of data/ as the front end makes it, so that it needs no server. It
// reports whether it could.
function saveData(link) {
  const name = link.pathname.replace("/data/", "");
  const content = link.pathname.startsWith("/data/") && exhibit.csv(name);
  if (!content) return false;
  // A string that comes from Go has lost the byte order mark that spreadsheets need.
  const url = URL.createObjectURL(new Blob([content.replace(/^\uFEFF?/, "\uFEFF")], { type: "text/csv;charset=utf-8" }));
  const file = document.createElement("a");
  file.href = url;
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  return true;
}

let touch = null;
addEventListener("pointerdown", (e) => {
  touch = null;
  if (e.pointerType !== "touch" || !e.isPrimary || !(e.target instanceof Element)) return;
  for (let at = e.target; at && at !== document.body; at = at.parentElement) {
    if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return;
  }
  touch = { x: e.clientX, y: e.clientY };
}, { passive: true });
addEventListener("pointercancel", () => { touch = null; }, { passive: true });
addEventListener("pointerup", (e) => {
  if (!touch || !e.isPrimary) return;
  const dx = e.clientX - touch.x, dy = e.clientY - touch.y;
  touch = null;
  if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? "next" : "prev");
}, { passive: true });

// --- What the front end asks for ----------------------------------------------

// idle calls fn after the next two frames, when the browser has time. It returns a
// function that cancels the call.
function idle(fn) {
  let cancelled = false;
  const later = globalThis.requestIdleCallback || ((f) => setTimeout(f, 50));
  requestAnimationFrame(() => requestAnimationFrame(() => later(() => cancelled || fn(), { timeout: 1000 })));
  return () => { cancelled = true; };
}

let module = null;

// charts imports ECharts once. A failed import may be tried again.
function charts() {
  module ||= import(script.charts).catch((err) => { module = null; throw err; });
  return module;
}

// --- Start ------------------------------------------------------------------------

// What the reader has done to the page. go-app replaces the page's content by its own
// copy, which has the same elements in the same places.
let kept = null;

const deck = () => document.body.firstElementChild;
const path = (el) => el === deck() ? [] : [...path(el.parentElement), [...el.parentElement.children].indexOf(el)];
const find = (way) => way.reduce((el, i) => el && el.children[i], deck());

function keep() {
  const active = document.activeElement;
  kept = {
    focus: active && active !== document.body && deck().contains(active) ? path(active) : null,
    open: [...deck().querySelectorAll("details[open]")].map(path),
    page: scrollY,
    scroll: document.querySelector(".stage")?.scrollTop || 0,
  };
}

function restore() {
  for (const way of kept.open) find(way)?.setAttribute("open", "");
  document.querySelector(".stage").scrollTop = kept.scroll;
  scrollTo(0, kept.page);
  if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
  queueMicrotask(() => {
    for (const key of waiting.splice(0)) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  });
}

// fail says what does not work and what does. Only the first failure is told: others
// follow from it.
function fail(what, err) {
  if (page.dataset.state === "failed") return;
  console.error(what, err || "");
  page.dataset.state = "failed";
  waiting.length = 0;
  const p = document.createElement("p");
  p.className = "page-problem";
  p.setAttribute("role", "alert");
  p.append(`${what} ${say("readOn")} `);
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = say("again");
  p.append(again);
  parsed.then(() => document.querySelector(".bar").before(p));
}

// Problem is a failure in words for the reader; what the browser says goes to the console.
class Problem extends Error {}

const problem = (text) => (err) => { throw err instanceof Problem ? err : new Problem(text, { cause: err }); };

async function get(url, name) {
  const response = await fetch(url).catch(problem(say("notArrived", name)));
  if (!response.ok) throw new Problem(say("answered", name, response.status));
  return response;
}

async function start() {
  const go = new Go();
  go.env = {
    GOAPP_INTERNAL_URLS: JSON.stringify(["/print", "/presenter", "/data/", "/charts/", "/deck.json", "/manifest.sha256", "/assets/"].map((p) => location.origin + p)),
  };
  const deckFile = say("deckFile"), programFile = say("programFile");
  const coming = Promise.all([
    get(script.deck, deckFile).then((response) => response.text()).catch(problem(say("notWhole", deckFile))),
    WebAssembly.instantiateStreaming(get(script.wasm, programFile), go.importObject).catch(problem(say("damaged", programFile))),
    parsed.then(arrive),
  ]);
  let text, wasm;
  try {
    [text, wasm] = await coming;
  } catch (err) {
    fail(say("notStarted", err.message), err);
    return;
  }
  if (!text.startsWith('{"version":"')) {
    fail(say("notADeck", deckFile));
    return;
  }
  if (!text.startsWith(`{"version":"${script.version}"`)) return refresh();
  exhibit.deck = text;
  keep();
  await go.run(wasm.instance);
  // The program only ends by a failure. Links and keys work as before it ran.
  onclick = onresize = null;
  onpopstate = () => location.reload();
  fail(say("stopped"));
}

// arrive shows the steps that the address asks for: all of a slide that was reached from
// the one after it, because they have been seen, and as many as the speaker view shows.
function arrive() {
  const at = /^#(?:end|step=(\d{1,4}))$/.exec(location.hash);
  if (at) {
    history.replaceState(null, "", location.pathname + location.search);
    showSteps(at[1] ? Number(at[1]) : lastStep());
  }
  join(Boolean(at?.[1]));
}

// refresh reloads a page whose server has moved on to another version, once.
function refresh() {
  try {
    if (sessionStorage.getItem("exhibit-refreshed") !== script.version) {
      sessionStorage.setItem("exhibit-refreshed", script.version);
      location.reload();
      return;
    }
  } catch { /* no storage: then not even once */ }
  fail(say("otherVersion"));
}

start();
