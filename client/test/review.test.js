import { test } from "node:test";
import assert from "node:assert/strict";
import { first, mine, next, progress } from "../review/walk.js";

/** @param {...object} verdicts */
const item = (...verdicts) => /** @type {any} */ ({ verdicts });
const read = { mine: true, verdict: "supports" }, doubt = { verdict: "partly" }, old = { mine: true, verdict: "supports", changed: "log ¶2" };
const items = [item(read), item(), item(doubt), item(old), item(read, doubt)];

test("what the reader has said of a text that is another since does not count", () => {
  assert.deepEqual(items.map((i) => Boolean(mine(i))), [true, false, false, false, true]);
  assert.equal(progress(items), "2 of 5 read, 1 changed since somebody read them");
  assert.equal(progress([item(read)]), "1 of 1 read");
});

test("keys lead through what the choice shows, and stop at its ends", () => {
  assert.equal(next(items, "open", 0, 1), 1);
  assert.equal(next(items, "open", 3, 1), -1);
  assert.equal(next(items, "open", 1, -1), -1);
  assert.equal(next(items, "all", 3, 1), 4);
  assert.equal(next(items, "changed", -1, 1), 3);
  assert.equal(next(items, "doubted", 2, 1), 4);
});

test("the reading goes on where it was, else at the last before", () => {
  assert.equal(first(items, "open", 2), 2);
  assert.equal(first(items, "open", 4), 3);
  assert.equal(first(items, "doubted"), 2);
  assert.equal(first([item(read)], "open"), -1);
});
