// What the navigator fetches once the page is there: the speaker view's other end, and what
// loads and starts the program.
import "wasm_exec"; // the building toolchain's own; defines Go
import { make } from "../lib/element.js";
import { located } from "../lib/located.js";
import { fetchWhole, instantiateWhole } from "./fetch.js";

export { join } from "../speaker/end.js";

/**
 * Loading is what load needs of the navigator.
 * @typedef {object} Loading
 * @property {DOMStringMap} urls
 * @property {(name: string, ...put: (string | number)[]) => string} say
 * @property {(what: string, err?: unknown) => void} fail
 * @property {(fn: () => void) => () => void} idle
 * @property {() => boolean} charted reports whether the slide has a chart, so that ECharts is fetched along
 * @property {(deck: Uint8Array) => void} give hands over the content of deck.json
 */

/**
 * load fetches the program and the deck, and runs the program. It returns when the program has
 * ended, which it does by a failure alone.
 * @param {Loading} loading
 */
export async function load({ urls, say, fail, idle, charted, give }) {
  const deckFile = say("deckFile"), programFile = say("programFile");
  // tell puts into words for the reader what could not be had; what the browser says goes to the console.
  const tell = (/** @type {string} */ name) => (/** @type {any} */ err) => { throw new Error(say(err.why || "damaged", name, err.status), { cause: err }); };
  // painted resolves after the next idle frame: to compile and to start the program each block painting for 100 to 300 ms.
  const painted = () => new Promise((/** @type {(value?: unknown) => void} */ done) => {
    idle(done);
    setTimeout(done, 1000); // a window that is not seen paints nothing
  });
  const go = new (/** @type {any} */ (globalThis)).Go();
  await painted();
  if (charted()) document.head.append(make("link", { rel: "modulepreload", href: located(urls.charts || "") })); // fetched, not run
  let deck, wasm;
  try {
    [deck, wasm] = await Promise.all([
      fetchWhole(urls.deck, { priority: "low" }).catch(tell(deckFile)),
      instantiateWhole(urls.wasm, go.importObject, { priority: "low" }).catch(tell(programFile)),
    ]);
  } catch (err) {
    if (!(err.cause?.status === 404 && refreshed(urls.seal))) fail(say("notStarted", err.message), err);
    return;
  }
  const [, version] = /^\{"seal":"([0-9a-f]{12})$/.exec(new TextDecoder().decode(new Uint8Array(deck, 0, Math.min(21, deck.byteLength)))) || [];
  if (!version) return fail(say("notADeck", deckFile));
  const other = version !== urls.seal && !urls.watch; // while a deck is being written, watch/slides.js keeps the two together
  if (other && refreshed(urls.seal)) return;
  if (other) return fail(say("notStarted", say("otherVersion", deckFile)));
  await painted();
  give(new Uint8Array(deck));
  deck = null; // it has been handed over
  plainAddress();
  document.body.prepend(make("div", { hidden: true })); // go-app takes the place of the first element of body
  await go.run(wasm);
  fail(say("stopped"));
}

/** plainAddress takes a fragment away that is not encoded as it should be, as #100%: go-app ends at such an address. */
function plainAddress() {
  try {
    decodeURIComponent(location.hash);
  } catch {
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}

/**
 * refreshed reloads a page whose files the server has no more, because it has moved on to another
 * version: once, and not while somebody presents. It reports whether it does.
 * @param {string | undefined} version of the page: the beginning of its seal
 */
function refreshed(version = "") {
  if (document.fullscreenElement || document.getElementById("screen")) return false;
  try {
    if (sessionStorage.getItem("exhibit-refreshed") === version) return false;
    sessionStorage.setItem("exhibit-refreshed", version);
  } catch { // no storage: then not even once
    return false;
  }
  location.reload();
  return true;
}
