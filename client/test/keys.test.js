import assert from "node:assert/strict";
import { test } from "node:test";
import { binding, digit, read } from "../keys.js";

/** @type {import("../keys.js").Binding[]} */
const bindings = [
  { keys: ["ArrowRight", "PageDown", " ", "Enter"], command: "next", kind: "move" },
  { keys: ["ArrowLeft", "PageUp", "Shift+ "], command: "prev", kind: "move" },
  { keys: ["b", "."], command: "black", kind: "screen" },
  { keys: ["/"], command: "search", kind: "tool" },
  { keys: ["?"], command: "help", kind: "tool" },
  { keys: ["q"], command: "qr", kind: "tool" },
  { keys: ["w"], command: "white", kind: "screen" },
];
const command = (/** @type {any} */ e, rtl = false) => binding(bindings, e, rtl)?.command;

test("a key means what it writes", () => {
  assert.equal(command({ key: "b", code: "KeyB" }), "black");
  assert.equal(command({ key: "?", code: "Slash", shiftKey: true }), "help");
  assert.equal(command({ key: "F13", code: "F13" }), undefined);
});

test("Caps Lock and Shift change no letter", () => {
  assert.equal(command({ key: "B", code: "KeyB" }), "black");
  assert.equal(command({ key: "B", code: "KeyB", shiftKey: true }), "black");
});

test("on a keyboard without Latin letters a key means its place", () => {
  assert.equal(command({ key: "и", code: "KeyB" }), "black"); // Russian
  assert.equal(command({ key: "β", code: "KeyB" }), "black"); // Greek
  assert.equal(command({ key: ";", code: "KeyQ" }), "qr"); // Greek
  assert.equal(command({ key: "נ", code: "KeyB" }), "black"); // Hebrew
  assert.equal(command({ key: "'", code: "KeyW" }), "white"); // Hebrew
  assert.equal(command({ key: "Process", code: "KeyB" }), "black"); // an input method for Chinese
});

test("punctuation of another Latin layout is what it writes, and so is a key with Shift", () => {
  assert.equal(command({ key: "-", code: "Slash" }), undefined); // German
  assert.equal(command({ key: ":", code: "Period" }), undefined); // French
  assert.equal(digit({ key: "!", code: "Digit1", shiftKey: true }), "");
});

test("a Latin letter never means its place", () => {
  assert.equal(command({ key: "a", code: "KeyQ" }), undefined); // French: A is where Q is elsewhere
  assert.equal(command({ key: "q", code: "KeyA" }), "qr");
});

test("what a key writes comes before its place", () => {
  assert.equal(command({ key: "/", code: "KeyQ" }), "search"); // Hebrew
});

test("Shift and space go back", () => {
  assert.equal(command({ key: " ", code: "Space", shiftKey: true }), "prev");
  assert.equal(command({ key: " ", code: "Space" }), "next");
});

test("from right to left the arrows change places, and a clicker's keys do not", () => {
  assert.equal(command({ key: "ArrowLeft" }, true), "next");
  assert.equal(command({ key: "ArrowRight" }, true), "prev");
  assert.equal(command({ key: "PageDown" }, true), "next");
});

test("digits are read in other scripts and on the number pad", () => {
  assert.equal(digit({ key: "7", code: "Digit7" }), "7");
  assert.equal(digit({ key: "٧", code: "Digit7" }), "7"); // Arabic
  assert.equal(digit({ key: "&", code: "Digit1" }), "1"); // French, without Shift
  assert.equal(digit({ key: "x", code: "KeyX" }), "");
});

test("a number and Enter lead to a slide, and anything else forgets the number", () => {
  let { digits } = read(bindings, "", { key: "1" });
  ({ digits } = read(bindings, digits, { key: "2" }));
  assert.equal(digits, "12");
  assert.deepEqual(read(bindings, digits, { key: "Enter" }), { digits: "", number: 12, taken: true });
  assert.equal(read(bindings, digits, { key: "Escape" }).digits, "");
  assert.equal(read(bindings, "", { key: "Enter" }).binding?.command, "next");
  assert.equal(read(bindings, "1234", { key: "5" }).digits, "1234");
});
