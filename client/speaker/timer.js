// The talk's time is kept in the browser until it is reset: closing the speaker view does not end
// a talk. All speaker views of a deck share it.
import { own } from "../lib/base.js";
import { toggled, turned, unbegun } from "./talk.js";

/** @typedef {import("./talk.js").Talk} Talk */

/** keyOf is where the talk of the deck with a title is stored. @param {string} title */
const keyOf = (title) => own(`talk ${title}`);

/**
 * carryTalk has the talk go on when its deck gets another title.
 * @param {string} from
 * @param {string} to
 */
export function carryTalk(from, to) {
  try {
    const talk = localStorage.getItem(keyOf(from));
    if (talk) localStorage.setItem(keyOf(to), talk);
  } catch { /* no storage: the time ends with this page */ }
}

/**
 * createTimer returns the timer of the deck with a title.
 * @param {string} title
 */
export function createTimer(title) {
  const key = keyOf(title);
  let talk = kept(key) || unbegun;

  addEventListener("storage", (e) => { // another speaker view has changed it
    if (e.key === key || e.key === null) talk = kept(key) || unbegun;
  });

  /** set changes the talk. @param {Talk} to */
  function set(to) {
    talk = to;
    try {
      localStorage.setItem(key, JSON.stringify(talk));
    } catch { /* no storage: the time ends with this page */ }
  }

  /** latest returns the talk as the window left it that changed it last. */
  const latest = () => kept(key) || talk;

  return {
    talk: () => talk,
    /** Begins, pauses or resumes the talk. */
    toggle() { set(toggled(latest(), Date.now())); },
    /** Sets all to zero: the next move begins the talk. */
    reset() { set(unbegun); },
    /** Counts a move. @param {boolean} newSlide */
    turned(newSlide) { set(turned(latest(), Date.now(), newSlide)); },
  };
}

/**
 * kept returns the talk that is stored; null where none is, or nothing sensible.
 * @param {string} key
 * @returns {Talk | null}
 */
function kept(key) {
  try {
    const { begun, since, before, entered } = JSON.parse(localStorage.getItem(key) || "null");
    const times = [since, before, entered];
    return times.every((t) => Number.isFinite(t) && t >= 0) ? { begun: begun === true, since, before, entered } : null;
  } catch {
    return null;
  }
}
