// The slides' end of the channel: a window with slides follows the speaker view, and tells it
// where a reader has led this window.
import { clock, newID, sameStop } from "./sync.js";

/** @typedef {import("./sync.js").Scene} Scene */

/** How long a speaker view that still runs takes at most to answer, in ms. */
const patience = 5000;

/**
 * follow joins the channel.
 * @param {object} to
 * @param {import("./sync.js").Channel} to.open
 * @param {() => Scene} to.scene returns what this window shows
 * @param {(scene: Scene, turns: boolean) => void} to.go makes it show another; turns is false where only the screen's colour changes
 * @param {(led: boolean) => void} to.lead is told that a speaker view leads this window, or none does any more
 * @param {boolean} to.asks this window goes where the speaker view is; else it tells where it has come
 * @param {() => number} [to.now] the time in ms
 * @param {(fn: () => void, ms: number) => void} [to.after] calls fn after a time
 */
export function follow({ open, scene, go, lead, asks, now = clock, after = setTimeout }) {
  const id = newID();
  /** The speaker views that are open, by id. @type {Set<string>} */
  const speakers = new Set();
  let last = scene(), usedAt = now();
  /** What is shown until the slide has come that the speaker view wants. @type {Scene | null} */
  let left = null;
  let serial = 0, answered = 0; // of the states that were sent

  function tell() {
    const mine = ++serial;
    send({ state: last, id, serial, at: usedAt });
    if (!speakers.size) return;
    after(() => { // a window that has crashed says no bye
      if (answered < mine) count(() => speakers.clear());
    }, patience);
  }

  /** count changes the set of speaker views, and tells of the first and of the last. @param {() => void} change */
  function count(change) {
    const led = speakers.size > 0;
    change();
    if (led !== speakers.size > 0) lead(!led);
  }

  const send = open((m) => {
    if (m.bye) count(() => speakers.delete(m.bye));
    if (m.hello === "speaker" || m.go) count(() => speakers.add(m.id));
    if (m.hello === "speaker") tell();
    if (!m.go) return;
    if (m.to === id) answered = m.serial;
    if (answered !== serial) return;
    const turns = !sameStop(m.go, last);
    if (!turns && m.go.screen === last.screen) return;
    if (turns) left = scene();
    last = m.go;
    go(last, turns);
  });

  if (asks) send({ hello: "slides", id });
  else tell();

  return {
    /** used notes that this window is being used. */
    used() { usedAt = now(); },

    /** moved is to be called when this window may show another scene than before. */
    moved() {
      const here = scene();
      if (left && sameStop(here, left) && !sameStop(here, last)) return;
      left = null;
      if (sameStop(here, last) && here.screen === last.screen) return;
      if (last.screen && !sameStop(here, last)) { // a move ends a blank screen
        here.screen = "";
        go(here, false);
      }
      last = here;
      usedAt = now();
      tell();
    },

    /** leave says that this window goes away. */
    leave() { send({ bye: id }); },

    /** comeBack says that it is there again, where it was. */
    comeBack: tell,
  };
}
