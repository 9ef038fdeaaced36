// The slides' end of the speaker view: it keeps this window together with the speaker view's, and
// carries out the commands of kind screen.
import { bindings, speaker } from "exhibit:tables"; // app.Bindings and package words
import { binding } from "../keys.js";
import { own } from "../lib/base.js";
import { texts } from "../lib/words.js";
import { follow } from "./follow.js";
import { blank, screen } from "./screen.js";
import { channel } from "./sync.js";
import { dismiss, openSpeaker } from "./window.js";

/** @typedef {import("./sync.js").Scene} Scene */

/**
 * join joins the channel of the deck.
 * @param {import("../types.js").Navigator} nav
 * @returns {{run: (command: string) => void}} run carries out "black", "white" and "speaker"
 */
export function join(nav) {
  const say = texts(speaker);
  const bar = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`.bar-${name}`));

  /** @returns {Scene} */
  const scene = () => ({ ...nav.place(), screen: screen() });

  /** cover makes the screen black or white, or uncovers the slides. @param {"" | "black" | "white"} colour */
  function cover(colour) {
    blank(colour, colour && say(colour === "black" ? "blackened" : "whitened"), () => toggle(""));
  }

  /** toggle covers the slides, or uncovers them if they are covered in that colour. @param {"" | "black" | "white"} colour */
  function toggle(colour) {
    cover(colour === screen() ? "" : colour);
    line.moved();
  }

  const line = follow({
    open: channel(bar("title").textContent || ""),
    scene,
    go({ screen, ...place }, turns) {
      cover(screen);
      if (turns && nav.deck.slugs.includes(place.slug)) nav.go(place); // a speaker view may be of another version
    },
    lead: nav.present,
    asks: !hasShown() || reloaded(),
  });
  nav.onMoved(line.moved);
  for (const event of ["keydown", "pointerdown"]) addEventListener(event, line.used, { capture: true, passive: true });
  addEventListener("pagehide", line.leave);
  addEventListener("pageshow", (e) => { if (e.persisted) line.comeBack(); });

  // Before all others: what opens something ends a blank screen.
  addEventListener("keydown", (e) => {
    const row = screen() && nav.isOurs(e) && binding(bindings, e);
    if (!row || row.kind === "screen" || row.kind === "move") return;
    toggle("");
    if (row.kind !== "leave") return;
    e.preventDefault();
    e.stopImmediatePropagation();
  }, true);

  addEventListener("click", (e) => { // a link that opens the speaker view makes the notice needless
    if (e.target instanceof Element && e.target.closest("a[target]")) setTimeout(dismiss); // once the browser has followed it
  });

  return {
    run(command) {
      if (command === "speaker") openSpeaker(/** @type {HTMLAnchorElement} */ (bar("speaker")), say);
      else toggle(command === "black" ? "black" : "white");
    },
  };
}

/**
 * hasShown reports whether this window has shown the deck before this page. A window that was
 * opened asks where to be; one in which a reader has gone to another page tells.
 */
function hasShown() {
  const key = own("shown");
  try {
    const shown = sessionStorage.getItem(key);
    sessionStorage.setItem(key, "yes");
    return Boolean(shown);
  } catch { // no storage: then every page asks
    return false;
  }
}

function reloaded() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return entry?.type === "reload";
}
