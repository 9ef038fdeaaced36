// Main makes a page a deck: it puts the navigator's parts together. boot.js imports it once the
// page has been painted.
import { bindings, words } from "exhibit:tables"; // app.Bindings and package words
import { listenToKeys } from "./keyboard.js";
import { begin, leave } from "./leave.js";
import { make } from "./lib/element.js";
import { idle } from "./lib/idle.js";
import { once } from "./lib/module.js";
import { texts } from "./lib/words.js";
import { listenToLinks } from "./links.js";
import { createNavigator } from "./navigator.js";
import * as panels from "./panels.js";
import { followPinch, onSwipe } from "./pointer.js";
import { renewPage } from "./program/fetch.js";
import { restBar } from "./rest.js";
import * as stage from "./stage.js";
import * as steps from "./steps.js";
import { fetchLate } from "./typefaces.js";

const page = document.documentElement;
const say = texts(words);

// SLIDE_REM is how many pixels a rem has on a slide of 1280 x 720.
const SLIDE_REM = 20;

/**
 * Early is what boot.js hands over: the key presses that came before, the answer for the next
 * slide's page, which it has asked for where this page does not carry that slide, and whether it
 * has turned to the slide that this page carries.
 * @typedef {{presses: import("./keys.js").Press[], page: Promise<Response> | null, turned: boolean}} Early
 */

/**
 * start makes the page a deck.
 * @param {DOMStringMap} urls the data attributes of the page's script
 * @param {Early} early
 * @param {(e: KeyboardEvent) => void} listener boot.js' own for keys, which ends
 */
export async function start(urls, early, listener) {
  await parsed();
  if (!document.getElementById("end") && (await renewPage())) return; // the page has been cut
  removeEventListener("keydown", listener);

  // A deck is read as pages, without the program, where the address asks for that, or the reader
  // saves data or is on a slow line.
  const line = /** @type {any} */ (navigator).connection || {}, held = "held" in page.dataset;
  const asStatic = new URLSearchParams(location.search).has("static");
  page.dataset.state = asStatic || !held && (line.saveData || /2g$/.test(line.effectiveType)) ? "static" : "loading";

  const deck = createNavigator({ slides: urls.slides || "", asStatic, held, next: early.page });
  const count = () => `${deck.deck.slugs.indexOf(deck.place().slug) + 1} / ${deck.deck.slugs.length}`;
  const { isOurs, press } = listenToKeys({ ...deck, run, count, typed: (digits) => say("goTo", digits) });

  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (page.dataset.theme || page.dataset.scheme || (system.matches && "dark")) === "dark";
  system.addEventListener("change", () => dispatchEvent(new Event("exhibit:look")));

  const store = once(urls.store, (it) => {
    it.start(nav);
    return it;
  });
  /** @type {import("./types.js").Navigator} */
  const nav = { ...deck, urls, run, renewProgram, has: panels.has, isOurs, begin, dark, idle, offer: null, store };
  addEventListener("beforeinstallprompt", (e) => { // the browser may offer this once, and early
    e.preventDefault();
    nav.offer = /** @type {any} */ (e);
  });

  // --- Commands ------------------------------------------------------------------------

  const startModule = once(urls.start, (it) => ({ ...it, screen: it.join(nav) }));
  const tools = once(urls.tools, (it) => it);
  const charts = once(urls.charts, (it) => it);

  /** run carries out a command of app.Bindings, or "menu". @param {string} command */
  function run(command) {
    const kind = bindings.find((/** @type {import("./keys.js").Binding} */ row) => row.command === command)?.kind;
    if (kind === "move") deck.turn(command);
    else if (kind === "leave") leave() || panels.closeAll();
    else if (kind === "panel") deck.whenShown(() => panels.toggle(command));
    else if (kind === "screen") startModule().then((it) => it.screen.run(command), console.error);
    else tools().then((it) => it.use(nav, command), console.error);
  }

  addEventListener("click", (e) => {
    const button = e.target instanceof Element ? /** @type {HTMLElement | null} */ (e.target.closest("[data-rows-to]")) : null;
    if (button) tools().then((it) => it.turnRows(nav, button)).catch(console.error);
  });

  // --- Mouse and finger --------------------------------------------------------------------

  /** Saves what a link leads to from the store, once the module of that has come. @type {(link: HTMLAnchorElement) => boolean} */
  let saveStored = () => false;
  /** The records of a figure as CSV; empty before the program runs. @type {(name: string, day: string) => string} */
  let csv = () => "";

  listenToLinks({ ...deck, run, csv: (name, day) => csv(name, day), saveStored: (link) => saveStored(link) });
  onSwipe((towards) => deck.turn((towards === "left") === (page.dir !== "rtl") ? "next" : "prev"));
  followPinch();
  restBar(deck.onMoved);
  panels.onDay((day) => deck.go({ ...deck.target(), day }));

  // --- The program ---------------------------------------------------------------------------

  /**
   * fail says what does not work and what does. Only the first failure is told: others follow from it.
   * @param {string} what
   * @param {unknown} [err]
   */
  function fail(what, err) {
    if (page.dataset.state === "failed") return;
    console.error(what, err || "");
    page.dataset.state = "failed";
    deck.loseProgram();
    csv = () => "";
    const again = make("a", { href: location.href }, say("again"));
    document.querySelector(".bar")?.before(make("p", { className: "page-problem", role: "alert" }, `${what} ${say("readOn")} `, again));
  }

  /** The content of deck.json, until the program takes it. @type {Uint8Array | null} */
  let content = null;
  /** Has the program take it once more. */
  let renew = () => {};

  /** renewProgram gives the program another version of the deck. @param {Uint8Array} deckJSON the content of deck.json */
  function renewProgram(deckJSON) {
    content = deckJSON;
    renew();
    deck.caughtUp();
  }

  globalThis.exhibit = {
    takeDeck() {
      const taken = /** @type {Uint8Array} */ (content);
      content = null;
      return taken;
    },
    ready(program) {
      onclick = onpopstate = onresize = null; // go-app's: places and history are the navigator's alone
      document.querySelector("body > .slots")?.remove(); // its root, whose articles are put into the stage
      csv = program.csv;
      renew = program.renew;
      page.dataset.state = "ready";
      deck.useProgram(program);
    },
    rendered: deck.rendered,
    refuse(why) {
      fail(say("notStarted", say("damaged", say("deckFile"))), why);
    },
    slidePixel: () => parseFloat(getComputedStyle(page).fontSize) / SLIDE_REM,
    steps: () => steps.stepping() ? deck.place().step : -1,
    dark, charts, idle,
    showEvidence: panels.showEvidence,
  };

  // --- Start -----------------------------------------------------------------------------------

  deck.arrive(early.turned);
  if (urls.watch) once(urls.watch, (it) => it.watchSlides(nav))().catch(console.error);
  early.presses.forEach(press);
  await deck.prepare(); // the next slide goes before megabytes
  try {
    const { load } = await startModule();
    if (page.dataset.state === "loading") load({ urls, say, fail, idle, charted: () => Boolean(stage.article().querySelector("[data-figure]")), give: (/** @type {Uint8Array} */ it) => { content = it; } });
  } catch (err) {
    fail(say("notStarted", say("notArrived", say("startFile"))), err);
  }
  idle(fetchLate);
  if (urls.store) idle(() => store().then((it) => { saveStored = it.save; }, console.info)); // once there is nothing else to do
}

/** parsed is done when the whole page is there. */
function parsed() {
  return new Promise((/** @type {(value?: unknown) => void} */ done) => {
    if (document.readyState !== "loading") done();
    else addEventListener("DOMContentLoaded", done, { once: true });
  });
}
