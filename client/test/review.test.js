import { test } from "node:test";
import assert from "node:assert/strict";
import { changed } from "../review/changed.js";
import { found, mine, onward, tally, walked } from "../review/walk.js";

/** @param {string} key @param {object} more @param {...object} verdicts */
const item = (key, more, ...verdicts) => /** @type {any} */ ({ key, ...more, verdicts });
const read = { mine: true, verdict: "supports" }, doubt = { verdict: "partly" }, old = { mine: true, verdict: "supports", changed: "log ¶2" };
const items = [item("a", {}, read), item("b", { unread: true }), item("c", { doubted: true }, doubt), item("d", { unread: true }, old), item("e", { doubted: true }, read, doubt)];
/** @param {string} which @param {string[]} seen */
const keys = (which, ...seen) => walked(items, which, new Set(seen)).map((i) => i.key).join("");

test("what the reader has said of a text that is another since does not count", () => {
  assert.deepEqual(items.map((i) => Boolean(mine(i))), [true, false, false, false, true]);
  assert.deepEqual(tally(items), { read: 2, all: 5, asked: 4 });
});

test("the walk goes through what the choice shows, and keeps what it has shown in its place", () => {
  assert.equal(keys("open"), "bcd");
  assert.equal(keys("open", "a"), "abcd");
  assert.equal(keys("unread"), "bd");
  assert.equal(keys("changed"), "d");
  assert.equal(keys("doubted"), "ce");
  assert.equal(keys("all"), "abcde");
});

test("a verdict leads to the next statement that has none of this walk, and then to the end", () => {
  assert.equal(onward(items, 0, new Set(["a", "b"])), 2);
  assert.equal(onward(items, 4, new Set(["c", "d", "e"])), 0);
  assert.equal(onward(items, 1, new Set(["a", "b", "c", "d", "e"])), 5);
  assert.equal(onward([], 0, new Set()), 0);
});

test("the walk stays at its statement when the deck is read anew, else at its place", () => {
  assert.equal(found(items, "d", 0), 3);
  assert.equal(found(items, "x", 1), 1);
  assert.equal(found(items, undefined, 9), 4);
  assert.equal(found([], "a", 3), 0);
});

/** @param {string} was @param {string} is */
const parts = (was, is) => changed(was, is).map((p) => ({ both: "", old: "-", new: "+" })[p.in] + p.text).join("|");

test("what has changed is shown by its words", () => {
  assert.equal(parts("It has 12 boats.", "It now has 13 boats."), "It |+now |has |-12|+13| boats.");
  assert.equal(parts("有12艘船", "有13艘大船"), "有|-12|+13|艘|+大|船");
  assert.equal(parts("same", "same"), "same");
  assert.equal(parts("", "new"), "+new");
  assert.equal(parts("a ".repeat(600), "b"), "-" + "a ".repeat(600) + "|+b");
});
