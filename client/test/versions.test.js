import assert from "node:assert/strict";
import { test } from "node:test";
import { successor, sumsOf } from "../watch/versions.js";

test("a reader stays on the slide that is there, wherever it has been put", () => {
  assert.equal(successor(["a", "b", "c"], ["c", "b", "a"], "b"), "b");
});

test("a slide with another headline is the new one in its place", () => {
  assert.equal(successor(["a", "b", "c"], ["a", "b-more", "c"], "b"), "b-more");
  assert.equal(successor(["a", "b"], ["a-more", "b"], "a"), "a-more");
  assert.equal(successor(["a", "b", "c"], ["x", "a", "b-more", "c"], "b"), "b-more");
});

test("a slide that is gone gives way to the nearest that is still there, the next before the last", () => {
  assert.equal(successor(["a", "b", "c"], ["a", "c"], "b"), "c");
  assert.equal(successor(["a", "b", "c"], ["a", "b"], "c"), "b");
  assert.equal(successor(["a", "b", "c", "d"], ["a"], "c"), "a");
});

test("where nothing is left a reader is at the first slide", () => {
  assert.equal(successor(["a", "b"], ["x", "y"], "b"), "x");
  assert.equal(successor(["a", "b"], ["x", "y"], "unknown"), "x");
});

test("the sums of slides go by slugs, which may have a colon", () => {
  const sums = sumsOf({ version: "v", slides: "a b:2 c:d:0", sums: ["1", "2", "3"], style: "", problems: [], stale: false });
  assert.deepEqual([...sums], [["a", "1"], ["b", "2"], ["c:d", "3"]]);
});
