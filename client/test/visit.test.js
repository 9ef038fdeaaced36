import assert from "node:assert/strict";
import { test } from "node:test";
import { visits } from "../visit.js";

const at = (/** @type {string} */ slug) => ({ slug, step: 0, day: "" });

/**
 * walk returns visits whose slides come when deliver is called, and what they have done.
 * @param {{later?: boolean, change?: (act: () => void) => void}} [how] later: slides are on their way; else they are there
 */
function walk({ later = false, change = (act) => act() } = {}) {
  /** @type {string[]} */
  const done = [];
  /** @type {Map<string, {resolve: (slide: string) => void, reject: (err: Error) => void}>} */
  const coming = new Map();
  const way = visits({
    find: (place) => later ? new Promise((resolve, reject) => { coming.set(place.slug, { resolve, reject }); }) : `slide ${place.slug}`,
    change: (act) => change(act),
    show: (/** @type {string} */ slide) => { done.push(slide); },
    fail: (err) => { done.push(String(err)); },
  });
  const deliver = async (/** @type {string} */ slug) => {
    coming.get(slug)?.resolve(`slide ${slug}`);
    await Promise.resolve();
  };
  return { way, done, deliver, coming };
}

test("a slide that is there is shown before begin returns", () => {
  const { way, done } = walk();
  const visit = way.begin(at("a"), null);
  assert.equal(visit.state, "shown");
  assert.deepEqual(done, ["slide a"]);
  assert.equal(way.target(), undefined);
});

test("a visit is pending until its slide has come", async () => {
  const { way, done, deliver } = walk({ later: true });
  const visit = way.begin(at("a"), null);
  assert.equal(visit.state, "pending");
  assert.equal(way.target()?.slug, "a");
  await deliver("a");
  assert.equal(visit.state, "shown");
  assert.deepEqual(done, ["slide a"]);
});

test("a later visit supersedes one that is pending, whichever slide comes first", async () => {
  for (const order of [["a", "b"], ["b", "a"]]) {
    const { way, done, deliver } = walk({ later: true });
    const first = way.begin(at("a"), null), second = way.begin(at("b"), null);
    for (const slug of order) await deliver(slug);
    assert.equal(first.state, "superseded");
    assert.equal(second.state, "shown");
    assert.deepEqual(done, ["slide b"]);
  }
});

test("a visit that is ended shows nothing", async () => {
  const { way, done, deliver } = walk({ later: true });
  const visit = way.begin(at("a"), null);
  way.end();
  await deliver("a");
  assert.equal(visit.state, "superseded");
  assert.deepEqual(done, []);
});

test("a slide that does not come fails its visit, unless the reader is elsewhere", async () => {
  const { way, done, coming } = walk({ later: true });
  const failing = way.begin(at("a"), null);
  coming.get("a")?.reject(new Error("no line"));
  await new Promise((done) => setTimeout(done));
  assert.equal(failing.state, "failed");
  assert.deepEqual(done, ["Error: no line"]);
  const left = way.begin(at("b"), null);
  way.begin(at("c"), null);
  coming.get("b")?.reject(new Error("no line"));
  await new Promise((done) => setTimeout(done));
  assert.equal(left.state, "superseded");
  assert.equal(done.length, 1);
});

test("a slide that waits for its transition can be shown at once, and is shown once", () => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const { way, done } = walk({ change: (act) => waiting.push(act) });
  way.begin(at("a"), null);
  assert.deepEqual(done, []);
  way.hurry();
  for (const act of waiting) act();
  assert.deepEqual(done, ["slide a"]);
});

test("a visit that is superseded before a transition has begun is not shown by it", () => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const { way, done } = walk({ change: (act) => waiting.push(act) });
  way.begin(at("a"), null);
  way.begin(at("b"), null);
  for (const act of waiting) act();
  assert.deepEqual(done, ["slide b"]);
});
