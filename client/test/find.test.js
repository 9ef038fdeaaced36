import assert from "node:assert/strict";
import { test } from "node:test";
import { find, fold, hits, passage, words } from "../tools/find.js";

const found = (/** @type {string} */ text, /** @type {string} */ query) => hits(text, words(query)).map(([from, to]) => text.slice(from, to));

test("case and diacritics make no difference, and what is found is the text as it stands", () => {
  assert.deepEqual(found("Zoë asked ZOE", "zoe"), ["Zoë", "ZOE"]);
  assert.deepEqual(found("the ﬁrst", "first"), ["ﬁrst"]); // one letter that folds to two
  assert.deepEqual(found("𝐀 gull", "a"), ["𝐀"]); // two units that fold to one
});

test("hits stand in order and do not overlap", () => {
  assert.deepEqual(hits("gulls and gull", words("gull gulls")), [[0, 5], [10, 14]]);
  assert.deepEqual(hits("gulls", words("")), []);
  assert.deepEqual(hits("aaa", words("aa")), [[0, 2]]);
});

test("a query is its words, however they are spaced", () => {
  assert.deepEqual(words("  Two\tGULLS "), ["two", "gulls"]);
});

/** @param {string[]} texts */
const slide = (...texts) => ({ passages: texts.map((text) => passage("inText", text)) });
const texts = (/** @type {ReturnType<typeof slide>[]} */ slides, /** @type {string} */ query) => find(slides, words(query)).map((result) => result.passage.text);

test("a slide is found by every word; passages that have all of them come alone", () => {
  const slides = [slide("Gulls and terns", "Gulls", "Terns"), slide("Gulls"), slide("Puffins")];
  assert.deepEqual(texts(slides, "gulls terns"), ["Gulls and terns"]);
  assert.deepEqual(texts(slides, "gulls"), ["Gulls and terns", "Gulls", "Gulls"]);
  assert.deepEqual(texts(slides, "gulls puffins"), []);
});

test("words that stand in several passages of a slide bring those that add one", () => {
  assert.deepEqual(texts([slide("Gulls here", "Gulls there", "Terns")], "terns gulls"), ["Gulls here", "Terns"]);
});
