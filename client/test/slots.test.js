import assert from "node:assert/strict";
import { test } from "node:test";
import { slots } from "../source/slots.js";

const at = (/** @type {string} */ slug) => ({ slug, step: 0, day: "" });

/** program renders when deliver is called, and says then what each slot has been asked for last. */
function setUp() {
  /** @type {any} */
  let shown = { slide: "page" };
  /** @type {string[]} */
  const asked = ["", "", ""];
  const articles = [0, 1, 2].map((i) => /** @type {any} */ ({ slot: i, remove() {} }));
  const source = slots({ slots: 3, render: (i, address) => { asked[i] = address; }, renew: () => {}, csv: () => "" }, () => shown, () => {}, () => {}, () => () => {});
  const deliver = () => asked.forEach((address, i) => { if (address) source.rendered(i, address, articles[i]); });
  return { source, deliver, asked, articles, show: (/** @type {any} */ article) => { shown = article; } };
}

test("a slide that is waited for keeps its slot when another is asked for", async () => {
  const { source, deliver } = setUp();
  const a = source.slide(at("a")), b = source.slide(at("b"));
  assert.equal(source.slide(at("a")), a);
  deliver();
  const [first, second] = await Promise.all([a, b]);
  assert.notEqual(first, second);
});

test("who waits for a slide that gives way is told", async () => {
  const { source, deliver } = setUp();
  const all = ["a", "b", "c", "d"].map((slug) => Promise.resolve(source.slide(at(slug))).then(() => "came", () => "gave way"));
  deliver();
  assert.deepEqual((await Promise.all(all)).sort(), ["came", "came", "came", "gave way"]);
});

test("the slot of the slide that is shown is left alone", async () => {
  const { source, deliver, asked, show } = setUp();
  const coming = source.slide(at("a"));
  deliver();
  show(await coming);
  const own = asked.indexOf("/s/a");
  for (const slug of ["b", "c", "d", "e"]) {
    source.slide(at(slug));
    deliver();
  }
  assert.equal(asked[own], "/s/a");
  assert.equal(source.slide(at("a")), await coming);
});

test("a slide is there at once when its slot has it", async () => {
  const { source, deliver } = setUp();
  const coming = source.slide(at("a"));
  assert.ok(coming instanceof Promise);
  deliver();
  assert.equal(source.slide(at("a")), await coming);
});
