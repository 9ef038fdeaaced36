// Clicks on links and on controls that name a command.
import { words } from "exhibit:tables";
import { parse } from "./deck.js";
import { announce } from "./lib/announce.js";
import { inFile, onFiles, ours, pathOf } from "./lib/base.js";
import { located } from "./lib/located.js";
import { save } from "./lib/save.js";
import { texts } from "./lib/words.js";
import * as panels from "./panels.js";
import { meant } from "./pointer.js";

const say = texts(words);

/**
 * listenToLinks carries out what a click means.
 * @param {object} to
 * @param {import("./deck.js").Deck} to.deck
 * @param {(place: import("./deck.js").Place) => void} to.go leads to a place
 * @param {(command: string) => void} to.run carries out a command
 * @param {(name: string, day: string) => string} to.csv returns the records of a figure as known on a day, as CSV; empty where the server has to be asked
 * @param {(link: HTMLAnchorElement) => boolean} to.saveStored saves what a link leads to from the store, and reports whether it can
 */
export function listenToLinks({ deck, go, run, csv, saveStored }) {
  addEventListener("click", (e) => {
    const on = e.target instanceof Element ? e.target : null;
    if (!on || e.button !== 0) return;
    if (on.closest("[data-close]")) panels.closeAll();
    const control = /** @type {HTMLElement | null} */ (on.closest("[data-tool]"));
    if (control) run(control.dataset.tool || "");
    const link = /** @type {HTMLAnchorElement | null} */ (on.closest("a[href]"));
    const plain = !(e.shiftKey || e.ctrlKey || e.metaKey || e.altKey);
    if (link && plain && isHere(link) && (link.target ? link.target === "_blank" && openFile(link) : follow(link, e))) e.preventDefault();
  });

  /**
   * isHere reports whether a link leads to this site, or within the deck's file: from disk all addresses may have the
   * same origin, that of a mail too.
   * @param {HTMLAnchorElement} link
   */
  function isHere(link) {
    return link.origin === location.origin && (!inFile || link.pathname === location.pathname);
  }

  /**
   * follow does what a plain click on a link to this site means, and reports whether it did: the
   * browser follows the others.
   * @param {HTMLAnchorElement} link
   * @param {MouseEvent} e
   */
  function follow(link, e) {
    if (link.hasAttribute("download")) return saveData(link) || saveStored(link) || inFile && saveInside(link);
    if (link.dataset.cite && panels.showEvidence(meant(link, e).dataset.cite || "")) return true;
    const to = ours(link);
    if (to.hash && pathOf(to) === pathOf(ours(location))) return inFile && scrollTo(to.hash); // else the browser scrolls to the target
    if (link.dataset.turn) {
      run(link.dataset.turn);
      return true;
    }
    const place = parse(deck, link);
    if (place) go(place);
    return Boolean(place) || openFile(link);
  }

  /**
   * scrollTo brings an element of the page into view, and leaves the address to the slide.
   * @param {string} hash
   */
  function scrollTo(hash) {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: "nearest" });
    return true;
  }

  /**
   * saveInside saves what a link leads to from inside the file.
   * @param {HTMLAnchorElement} link
   */
  function saveInside(link) {
    const address = link.getAttribute("href") || "", there = located(address);
    if (there !== address) fetch(there).then((response) => response.blob()).then((file) => save(file, (pathOf(ours(link)) || "").replace(/^.*\//, "")), console.error);
    return true;
  }

  /**
   * openFile opens what a link leads to from inside the file, in a window of its own. It reports whether it is there;
   * in a deck that is served nothing is.
   * @param {HTMLAnchorElement} link
   */
  function openFile(link) {
    const address = link.getAttribute("href") || "", there = located(address);
    return there !== address && Boolean(open(there));
  }

  /**
   * saveData saves a file of data/ as the program makes it, so that it needs no server. It reports
   * whether it could.
   * @param {HTMLAnchorElement} link
   */
  function saveData(link) {
    const [, name = ""] = /^\/data\/(.*)$/.exec(pathOf(ours(link)) || "") || [], day = new URLSearchParams(ours(link).search).get("known") || "";
    const content = name && csv(name, day);
    if (!content) {
      if (!onFiles || !day) return false;
      announce(say("notArrived", name)); // such a host would send the file of today
      return true;
    }
    // A string that comes from Go has lost the byte order mark that spreadsheets need.
    save(new Blob([content.replace(/^\uFEFF?/, "\uFEFF")], { type: "text/csv;charset=utf-8" }), name);
    return true;
  }
}
