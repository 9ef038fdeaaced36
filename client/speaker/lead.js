// The speaker view's end of the channel: it goes where the window with slides is that was used
// last, and leads all windows with slides where the speaker goes.
import { clock, newID, sameStop } from "./sync.js";

/** @typedef {import("./sync.js").Scene} Scene */

/**
 * lead joins the channel.
 * @param {object} to
 * @param {import("./sync.js").Channel} to.open
 * @param {Scene} to.first where to be while nothing says otherwise
 * @param {Scene | null} to.kept where this speaker view was before a reload
 * @param {(scene: Scene, was: Scene, moved: boolean) => void} to.changed is told of each new scene; moved is true where somebody has led to another step or slide
 * @param {() => void} to.heard is told that windows may have come or gone
 * @param {() => number} [to.now] the time in ms
 */
export function lead({ open, first, kept, changed, heard, now = clock }) {
  const id = newID();
  let scene = kept || first;
  let since = kept ? 1 : 0; // when it was last changed; 0 while nobody has, 1 where it is kept from before a reload
  let certain = Boolean(kept); // windows with slides have had the time to say where they are
  /** What the speaker did before that. @type {(() => void)[]} */
  const waiting = [];
  /** The windows with slides, by id. @type {Set<string>} */
  const windows = new Set();

  /**
   * become takes over a scene.
   * @param {Scene} to
   * @param {boolean} moves
   */
  function become(to, moves) {
    const was = scene;
    scene = { ...to };
    changed(scene, was, moves && !sameStop(scene, was));
    settle();
  }

  /** settle makes the scene certain, and does what has waited for that. */
  function settle() {
    certain = true;
    for (const act of waiting.splice(0)) act();
  }

  /**
   * go leads all windows to the scene that from makes of the present one.
   * @param {(scene: Scene) => Scene} from
   */
  function go(from) {
    if (!certain) {
      waiting.push(() => go(from));
      return;
    }
    since = now();
    become(from(scene), true);
    send({ go: scene, id });
  }

  const send = open((m) => {
    if (m.state) {
      windows.add(m.id);
      if (m.at >= since) {
        const moves = since > 0;
        since = m.at;
        become(m.state, moves);
      }
      send({ go: scene, id, to: m.id, serial: m.serial });
    } else if (m.go) { // of another speaker view
      since = now();
      become(m.go, true);
    } else if (m.hello === "slides") {
      windows.add(m.id);
      send(since ? { go: scene, id } : { hello: "speaker", id });
    } else if (m.hello === "speaker") {
      if (since) send({ go: scene, id });
    } else if (m.bye) {
      windows.delete(m.bye);
    }
    heard();
  });
  send({ hello: "speaker", id });

  return {
    go, settle,
    scene: () => scene,
    /** alone reports whether no window with slides is open. */
    alone: () => windows.size === 0,
    /** leave says that this speaker view goes away. */
    leave() { send({ bye: id }); },
    /** comeBack says that it is there again. */
    comeBack() { send({ hello: "speaker", id }); },
  };
}
