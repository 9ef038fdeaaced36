// Keys, buttons and links of the speaker view.
import { bindings } from "exhibit:tables";
import { parse } from "../deck.js";
import { read } from "../keys.js";
import { watchPointer } from "../lib/pointed.js";

const rtl = document.documentElement.dir === "rtl";

/**
 * listenToControls carries out what keys and clicks mean.
 * @param {object} to
 * @param {import("../deck.js").Deck} to.deck
 * @param {(command: string) => void} to.run carries out a command: of kind move, "black", "white" or "leave", or that of a button
 * @param {(slug: string) => void} to.goTo leads to a slide
 * @param {(n: number) => void} to.toNumber leads to the n-th slide
 * @param {() => boolean} to.notesScroll reports whether arrows have something to scroll in the notes
 * @param {() => void} to.used is called after each key and click
 */
export function listenToControls({ deck, run, goTo, toNumber, notesScroll, used }) {
  let digits = ""; // of a slide's number, while it is typed
  const pointed = watchPointer(document);

  /** isOurs reports whether a key event is meant for the deck. @param {KeyboardEvent} e */
  function isOurs(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return false;
    const on = e.target instanceof Element ? e.target : document.body;
    if (e.key === " " || e.key === "Enter" && !digits) return !on.closest("a[href], button") || !pointed.held();
    return !(/^Arrow(Up|Down)$/.test(e.key) && on.closest("[data-part=notes]") && notesScroll());
  }

  addEventListener("keydown", (e) => {
    if (!isOurs(e)) return;
    const press = read(bindings, digits, e, rtl), { command, kind } = press.binding || { command: "", kind: "" };
    digits = press.digits;
    if (press.number !== undefined) toNumber(press.number);
    const here = kind === "move" || command === "black" || command === "white" || command === "leave"; // others are the slides'
    if (here) run(command);
    if (here || press.taken && !press.binding) e.preventDefault();
    used();
  });

  addEventListener("click", (e) => {
    const on = e.target instanceof Element ? e.target : null;
    const button = /** @type {HTMLElement | null} */ (on?.closest("[data-do]"));
    const link = /** @type {HTMLAnchorElement | null} */ (on?.closest("a[href]"));
    if (button) {
      run(button.dataset.do || "");
      used();
    } else if (link && !link.target && link.origin === location.origin && !(e.ctrlKey || e.metaKey || e.shiftKey || e.altKey)) {
      const place = parse(deck, link);
      if (!place) return;
      e.preventDefault();
      goTo(place.slug);
    }
  });

  return { digits: () => digits };
}
