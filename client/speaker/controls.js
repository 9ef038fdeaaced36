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
 * @param {Record<string, () => void>} to.commands what the speaker view does by a key of the table or by a button, but for moves
 * @param {(command: string) => void} to.turn carries out a command of kind move
 * @param {(slug: string) => void} to.goTo leads to a slide
 * @param {(n: number) => void} to.toNumber leads to the n-th slide
 * @param {() => boolean} to.notesScroll reports whether arrows have something to scroll in the notes
 * @param {() => void} to.used is called after each key and click
 */
export function listenToControls({ deck, commands, turn, goTo, toNumber, notesScroll, used }) {
  let digits = ""; // of a slide's number, while it is typed
  const pointed = watchPointer(document);

  /** run carries out a command that the speaker view has, and reports whether it has it. @param {string} command */
  function run(command) {
    const move = bindings.some((/** @type {import("../keys.js").Binding} */ row) => row.command === command && row.kind === "move");
    if (move) turn(command);
    else if (Object.hasOwn(commands, command)) commands[command]();
    else return false;
    return true;
  }

  /** isOurs reports whether a key event is meant for the deck. @param {KeyboardEvent} e */
  function isOurs(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return false;
    const on = e.target instanceof Element ? e.target : document.body;
    if (e.key === " " || e.key === "Enter" && !digits) return !on.closest("a[href], button") || !pointed.held();
    return !(/^Arrow(Up|Down)$/.test(e.key) && on.closest("[data-part=notes]") && notesScroll());
  }

  addEventListener("keydown", (e) => {
    if (!isOurs(e)) return;
    const press = read(bindings, digits, e, rtl);
    digits = press.digits;
    if (press.number !== undefined) toNumber(press.number);
    if (press.binding ? run(press.binding.command) : press.taken) e.preventDefault();
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
