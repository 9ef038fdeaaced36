// What the loader fetches once the page is there: the speaker view's other end, and the front
// end, which it starts. It sets the parts of exhibit that only those use.
import "wasm_exec"; // the building toolchain's own; defines Go
import { keys, speaker } from "exhibit:tables"; // app.Bindings and package words
import { follow } from "./speaker/sync.js";
import { blank, screen } from "./speaker/screen.js";
import "./stage.js";
import { dismiss, openSpeaker } from "./speaker/window.js";
import { fetchWhole, importWhole, instantiateWhole } from "./program/fetch.js";

const page = document.documentElement;
const { script, say, fail, isOurs, showSteps, lastStep, visit } = exhibit;
const ready = () => page.dataset.state === "ready";

// said is what the speaker view and its other end say in the page's language.
const said = (name) => (speaker[page.lang.split("-")[0]] || speaker.en)[name];

// --- Speaker view ----------------------------------------------------------------

// where is this window's place, as sync.js has it.
const where = () => ({
  slug: document.querySelector(".deck").dataset.slide, step: Number(page.dataset.step || 0),
  known: new URLSearchParams(location.search).get("known") || "", screen: screen(),
});

// go takes this window to a place.
function go({ slug, step, known, screen }, turns) {
  blank(screen, screen && said(screen === "black" ? "blackened" : "whitened"), () => toggleScreen(""));
  if (!turns) return;
  visit(`/s/${slug}${known && "?known=" + known}`, { step });
}

// toggleScreen makes the screen black or white, or gives it back to the slides.
function toggleScreen(colour) {
  go({ ...where(), screen: colour === screen() ? "" : colour }, false);
  exhibit.moved();
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
  exhibit.moved = follow({ title: document.querySelector(".bar-title").textContent, where, go, asks });
}

exhibit.dismiss = dismiss;

const own = {
  black: () => toggleScreen("black"),
  white: () => toggleScreen("white"),
  speaker: () => openSpeaker(document.querySelector(".bar-speaker"), said),
};

addEventListener("keydown", (e) => { // before all others: what opens something ends a blank screen
  const command = screen() && isOurs(e) && keys[e.key];
  if (!command || /^(black|white|speaker|next|prev|first|last)$/.test(command)) return;
  toggleScreen("");
  if (command !== "leave") return;
  e.preventDefault();
  e.stopImmediatePropagation();
}, true);

// --- Tools -----------------------------------------------------------------------

exhibit.own = new Set(Object.keys(own)); // the tools that need no fetching

let tools = null;

// tool carries out a command. The tools come in one file, when the first is used.
export function tool(command) {
  if (own[command]) return own[command]();
  tools ||= importWhole(script.tools).catch((err) => { tools = null; console.error(err); });
  tools.then((m) => m?.use(command));
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

// restore is called by the front end when its copy of the page is there.
exhibit.restore = () => {
  for (const way of kept.open) find(way)?.setAttribute("open", "");
  document.querySelector(".stage").scrollTop = kept.scroll;
  scrollTo(0, kept.page);
  showSteps(Number(page.dataset.step || 0));
  exhibit.renew();
  if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
  queueMicrotask(() => { // once the front end listens
    exhibit.started();
    exhibit.resume();
    settled();
  });
};

// problem says what fetch.js could not have.
const problem = (name) => (err) => { throw new Error(say(err.why || "damaged", name, err.status), { cause: err }); };

// rest is done when the browser has painted the page, and what a key has brought. Reading the
// program's code, and starting it, each keep it from that for some tenths of a second.
const rest = () => new Promise((done) => {
  exhibit.idle(done);
  setTimeout(done, 1000); // a window that is not seen paints nothing
});

// start takes the page's place in the deck and starts the front end.
export async function start() {
  arrive();
  if (page.dataset.state !== "loading") return settled();
  const go = new Go();
  go.env = {
    GOAPP_INTERNAL_URLS: JSON.stringify(["/print", "/presenter", "/data/", "/charts/", "/deck.json", "/manifest.sha256", "/assets/"].map((p) => location.origin + p)),
  };
  await exhibit.ahead(); // the next slide goes before megabytes
  await rest();
  const deckFile = say("deckFile"), programFile = say("programFile");
  const coming = Promise.all([
    fetchWhole(script.deck, { priority: "low" }).then((bytes) => new TextDecoder().decode(bytes)).catch(problem(deckFile)),
    instantiateWhole(script.wasm, go.importObject, { priority: "low" }).catch(problem(programFile)),
  ]);
  if (document.querySelector(".figure")) near();
  let text, wasm;
  try {
    [text, wasm] = await coming;
  } catch (err) {
    if (!refreshed()) fail(say("notStarted", err.message), err);
    return;
  }
  if (!text.startsWith('{"words":')) {
    fail(say("notADeck", deckFile));
    return;
  }
  await rest();
  exhibit.deck = text;
  exhibit.memory = () => wasm.exports.mem.buffer.byteLength;
  exhibit.starting = new Promise((done) => { exhibit.started = done; });
  keep();
  await go.run(wasm);
  // The program only ends by a failure. Links and keys work as before it ran.
  onclick = onresize = null;
  onpopstate = () => location.reload();
  fail(say("stopped"));
}

// settled brings what keeps the deck on the device, once there is nothing else to do.
function settled() {
  const nav = exhibit.nav = {
    urls: script, place: () => ({ slug: where().slug, step: where().step, day: where().known }),
    get offer() { return exhibit.offer; }, set offer(offer) { exhibit.offer = offer; },
  };
  exhibit.idle(() => importWhole(script.store).then((m) => { exhibit.store = m; m.start(nav); }).catch((err) => console.info(err)));
}

// near fetches ECharts, for a chart that will soon be shown, without running it.
function near() {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = script.charts;
  document.head.append(link);
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

// refreshed reloads a page whose files the server has no more, because it has moved on to
// another version, once. It reports whether it does.
function refreshed() {
  try {
    if (sessionStorage.getItem("exhibit-refreshed") === script.deck) return false;
    sessionStorage.setItem("exhibit-refreshed", script.deck);
  } catch { // no storage: then not even once
    return false;
  }
  location.reload();
  return true;
}
