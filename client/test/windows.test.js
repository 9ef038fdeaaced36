import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../speaker/follow.js";
import { lead } from "../speaker/lead.js";

/** @typedef {import("../speaker/sync.js").Scene} Scene */
/** @typedef {import("../speaker/sync.js").Message} Message */

/** browser is a channel whose messages arrive when the test says so, and a clock that counts messages. */
function browser() {
  /** @type {((message: Message) => void)[]} */
  const windows = [];
  /** @type {(() => void)[]} */
  const posted = [];
  let time = 10;
  return {
    /** @type {import("../speaker/sync.js").Channel} */
    open(hear) {
      windows.push(hear);
      return (message) => { for (const other of windows) if (other !== hear) posted.push(() => other(structuredClone(message))); };
    },
    now: () => time++,
    /** Delivers what was sent, and what is sent in answer. */
    deliver() { while (posted.length) posted.shift()(); },
    /** Loses what was sent. */
    lose() { posted.length = 0; },
  };
}

/** at is a scene. */
const at = (slug = "one", step = 0, screen = /** @type {Scene["screen"]} */ ("")) => ({ slug, step, day: "", screen });

/** slides is a window with slides that is where it is told to be at once. */
function slides({ open, now }, { scene = at(), asks = false } = {}) {
  /** @type {(() => void)[]} */
  const timers = [];
  const window = {
    scene, led: false, went: 0,
    move(/** @type {Scene} */ to) {
      this.scene = to;
      this.end.moved();
    },
    /** What waits for a time is due. */
    wait() { for (const due of timers.splice(0)) due(); },
    end: /** @type {ReturnType<typeof follow>} */ (/** @type {unknown} */ (null)),
  };
  window.end = follow({
    open, now, asks,
    scene: () => ({ ...window.scene }),
    go(to, turns) {
      window.scene = to;
      if (!turns) return;
      window.went++;
      window.end.moved();
    },
    lead(on) { window.led = on; },
    after: (fn) => timers.push(fn),
  });
  return window;
}

/** speaker is a speaker view. */
function speaker({ open, now }, { first = at(), kept = /** @type {Scene | null} */ (null) } = {}) {
  let moves = 0;
  const view = lead({ open, now, first, kept, changed: (_scene, _was, moved) => { moves += Number(moved); }, heard() {} });
  return { ...view, moves: () => moves, next: (/** @type {Scene} */ to) => view.go(() => to) };
}

test("a speaker view goes where the slides are, which is no move", () => {
  const b = browser(), show = slides(b, { scene: at("three", 2) });
  b.deliver();
  const view = speaker(b);
  b.deliver();
  assert.deepEqual(view.scene(), at("three", 2));
  assert.equal(view.moves(), 0);
  assert.equal(show.went, 0);
});

test("slides and speaker view lead each other", () => {
  const b = browser(), show = slides(b), view = speaker(b);
  b.deliver();
  view.next(at("two"));
  b.deliver();
  assert.deepEqual(show.scene, at("two"));
  show.move(at("two", 1));
  b.deliver();
  assert.deepEqual(view.scene(), at("two", 1));
  assert.equal(view.moves(), 2);
});

test("what the speaker does before the slides have answered is done then", () => {
  const b = browser(), show = slides(b, { scene: at("three") });
  b.deliver();
  const view = speaker(b);
  view.go((scene) => ({ ...scene, step: scene.step + 1 }));
  b.deliver();
  assert.deepEqual(view.scene(), at("three", 1));
  assert.deepEqual(show.scene, at("three", 1));
});

test("fast moves of a window are not taken back", () => {
  const b = browser(), show = slides(b), view = speaker(b);
  b.deliver();
  for (let step = 1; step <= 5; step++) show.move(at("one", step)); // none is answered yet
  b.deliver();
  assert.equal(show.went, 0);
  assert.deepEqual(view.scene(), at("one", 5));
});

test("windows that move at once end in one place", () => {
  const b = browser(), show = slides(b), other = slides(b), view = speaker(b);
  b.deliver();
  show.move(at("two"));
  other.move(at("three"));
  view.next(at("four"));
  b.deliver();
  assert.deepEqual(show.scene, other.scene);
  assert.deepEqual(show.scene, view.scene());
});

test("a window that was opened comes to the others, and one that a reader has led takes them along", () => {
  const b = browser(), show = slides(b, { scene: at("two") }), view = speaker(b);
  b.deliver();
  const opened = slides(b, { scene: at("one"), asks: true });
  b.deliver();
  assert.deepEqual(opened.scene, at("two"));
  slides(b, { scene: at("five") });
  b.deliver();
  for (const scene of [show.scene, opened.scene, view.scene()]) assert.deepEqual(scene, at("five"));
});

test("a window whose slide is still coming says nothing of the one that it shows", () => {
  const b = browser(), view = speaker(b, { kept: at("two") });
  const opened = slides(b, { scene: at("one"), asks: true });
  opened.end.moved(); // steps of the slide that it still shows
  b.deliver();
  assert.deepEqual(view.scene(), at("two"));
});

test("a move ends a blank screen", () => {
  const b = browser(), show = slides(b), view = speaker(b);
  b.deliver();
  view.next(at("one", 0, "black"));
  b.deliver();
  assert.equal(show.scene.screen, "black");
  show.move({ ...show.scene, step: 1 });
  b.deliver();
  assert.deepEqual(show.scene, at("one", 1));
  assert.deepEqual(view.scene(), at("one", 1));
});

test("windows know whether a speaker view leads them", () => {
  const b = browser(), show = slides(b);
  b.deliver();
  assert.equal(show.led, false);
  const first = speaker(b), second = speaker(b);
  b.deliver();
  assert.equal(show.led, true);
  first.leave();
  b.deliver();
  assert.equal(show.led, true);
  second.leave();
  b.deliver();
  assert.equal(show.led, false);
  second.comeBack();
  b.deliver();
  assert.equal(show.led, true);
});

test("a speaker view that has crashed leads no longer", () => {
  const b = browser(), show = slides(b);
  speaker(b);
  b.deliver();
  show.wait(); // it has answered
  assert.equal(show.led, true);
  show.move(at("two"));
  b.lose(); // nobody is there
  show.wait();
  assert.equal(show.led, false);
  const next = speaker(b);
  b.deliver();
  assert.equal(show.led, true);
  next.next(at("three"));
  b.deliver();
  assert.deepEqual(show.scene, at("three"));
});

test("two speaker views are at one place", () => {
  const b = browser(), show = slides(b), one = speaker(b), two = speaker(b);
  b.deliver();
  one.next(at("two"));
  b.deliver();
  two.go((scene) => ({ ...scene, step: 1 }));
  b.deliver();
  for (const scene of [show.scene, one.scene(), two.scene()]) assert.deepEqual(scene, at("two", 1));
});

test("a speaker view knows whether slides are open", () => {
  const b = browser(), view = speaker(b);
  assert.equal(view.alone(), true);
  const show = slides(b);
  b.deliver();
  assert.equal(view.alone(), false);
  show.end.leave();
  b.deliver();
  assert.equal(view.alone(), true);
});
