import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, find, hits, passage, share, words } from "../tools/find.js";

const slides = [
  { name: "gulls", passages: [passage("inText", "Gulls nest at the Café"), passage("inNotes", "Mention the lighthouse")] },
  { name: "terns", passages: [passage("inText", "Terns nest"), passage("inText", "Terns call at the café")] },
];
const found = (/** @type {string} */ query) => find(slides, words(query)).map(({ slide, passage }) => `${slide.name}: ${passage.text}`);
const marked = (/** @type {string} */ text, /** @type {string} */ query) => hits(text, words(query)).map(([from, to]) => text.slice(from, to));

test("case and diacritics do not count", () => {
  assert.deepEqual(found("CAFE"), ["gulls: Gulls nest at the Café", "terns: Terns call at the café"]);
  assert.deepEqual(marked("Au CAFÉ, a ＣＡＦＥ", "café"), ["CAFÉ", "ＣＡＦＥ"]);
});

test("a hit is marked where it stands, behind letters that fold to several or to none", () => {
  assert.deepEqual(marked("ﬁne e\u0301te\u0301", "été"), ["e\u0301te\u0301"]);
  assert.deepEqual(marked("𝒳 海鸥和燕鸥", "燕鸥"), ["燕鸥"]);
  assert.deepEqual(marked("ﬁ", "i"), ["ﬁ"]); // half a ligature cannot be marked
});

test("a slide is found that has every word", () => {
  assert.deepEqual(found("nest café"), ["gulls: Gulls nest at the Café", "terns: Terns nest", "terns: Terns call at the café"]);
  assert.deepEqual(found("terns lighthouse"), []);
  assert.deepEqual(found("gulls lighthouse"), ["gulls: Gulls nest at the Café", "gulls: Mention the lighthouse"]);
});

test("of too many passages each slide keeps a part, one at least", () => {
  const many = find(slides, words("e"));
  assert.deepEqual(many.map(({ slide }) => slide.name), ["gulls", "gulls", "terns", "terns"]);
  assert.deepEqual(share(many, 4), many);
  assert.deepEqual(share(many, 3), [many[0], many[2]]);
  assert.deepEqual(share(many, 1), [many[0], many[2]]);
});

test("hits do not overlap, and the longer of two comes first", () => {
  assert.deepEqual(marked("lighthouses", "light lighthouse house"), ["lighthouse"]);
  assert.deepEqual(marked("aaa b aa", "aa a"), ["aa", "a", "aa"]);
});

test("an excerpt shows the first hit and says where it leaves text out", () => {
  const text = `${"far ".repeat(40)}lighthouse${" away".repeat(80)}`;
  const parts = excerpt(text, words("lighthouse"));
  assert.deepEqual(parts.filter((part) => part.hit), [{ text: "lighthouse", hit: true }]);
  assert.equal(parts[0].text, "…");
  assert.equal(parts.at(-1)?.text, "…");
  assert.deepEqual(excerpt("Short", words("short")), [{ text: "Short", hit: true }]);
});
