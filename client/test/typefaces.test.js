import assert from "node:assert/strict";
import { test } from "node:test";
import { choose } from "../typefaces.js";

/** A page whose first bytes took so many ms to come. */
const took = (/** @type {number} */ ms) => ({ requestStart: 7, responseStart: 7 + ms });

test("a quick line brings our typefaces for the first paint", () => {
  assert.equal(choose(took(2), undefined, false), "own");
  assert.equal(choose(took(2), { effectiveType: "4g" }, false), "own");
});

test("on a line with a long round trip ours come later, whether the browser knows of it or not", () => {
  assert.equal(choose(took(150), undefined, false), "later");
  assert.equal(choose(took(150), { effectiveType: "4g" }, false), "later");
});

test("on a line that the browser knows to be narrow ours come later", () => {
  assert.equal(choose(took(2), { effectiveType: "3g" }, false), "later");
});

test("on a line whose round trip the browser knows to be long ours come later", () => {
  assert.equal(choose(took(2), { rtt: 150, effectiveType: "4g" }, false), "later");
  assert.equal(choose(took(2), { rtt: 100, effectiveType: "4g" }, false), "own");
});

test("a reader who saves data is never sent ours", () => {
  assert.equal(choose(took(2), { saveData: true }, false), "system");
});

test("a stored deck brings its own, whatever the line is", () => {
  assert.equal(choose(took(150), { saveData: true, effectiveType: "2g" }, true), "own");
});

test("a browser that tells nothing is taken for a quick one", () => {
  assert.equal(choose(undefined, undefined, false), "own");
});
