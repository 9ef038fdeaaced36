import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../tools/chartfile.js";

const measure = (/** @type {string} */ text) => [...text].length;

test("lines break between words", () => {
  assert.deepEqual(wrap("Ice on the lake", 7, measure), ["Ice on", "the", "lake"]);
});

test("a title without spaces breaks where it has to, and keeps all of its letters", () => {
  const chinese = "两国在二〇一五年九月达成网络安全协议。各方说法不一";
  const lines = wrap(chinese, 8, measure);
  assert.equal(lines.join(""), chinese);
  assert.ok(lines.every((line) => measure(line) <= 8 && !/^[。，]/.test(line)), String(lines));
  const address = "https://example.org/a/very/long/address/without/any/space";
  assert.equal(wrap(address, 10, measure).join(""), address);
  assert.ok(wrap(address, 10, measure).every((line) => measure(line) <= 10));
});

test("a letter that is wider than a line stands alone", () => {
  assert.deepEqual(wrap("ab", 0.5, measure), ["a", "b"]);
});
