import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../offline/changes.js";

/** A deck as deck.json has it. */
const deck = JSON.stringify({
  title: "Gulls",
  figures: [{ id: "f", title: "Terns", records: [{ label: "First", value: 310, unit: "terns" }, { label: "Second", date: "2011", value: 5, token: "5 thousand" }] }],
  slides: [
    { slug: "a", title: "Estimates", headline: [{ t: "Estimates" }], blocks: [{ text: [
      { k: "p", c: [{ t: "In 2014 it was 21.5 million " }, { k: "cites", c: [{ k: "cite", cite: { label: "x ¶1" } }] }, { t: "." }] },
      { k: "p", c: [{ t: "And $300, or " }, { k: "em", c: [{ t: "42%" }] }, { t: "." }] },
    ] }] },
    { slug: "b", title: "Chart", blocks: [{ columns: [{ blocks: [{ figure: "f" }] }] }] },
  ],
});

/**
 * edited returns what is found after texts of the deck were replaced, old and new in turn.
 * @param {string[]} edits
 */
function edited(...edits) {
  let after = deck;
  for (let i = 0; i < edits.length; i += 2) {
    assert.ok(after.includes(edits[i]), `the deck has ${edits[i]}`);
    after = after.replace(edits[i], edits[i + 1]);
  }
  const { other, slides, figures } = changes(JSON.parse(deck), JSON.parse(after));
  return { other, slides, figures: figures.map(({ where, what, from, to }) => [where, what, from, to].join("|")) };
}
const nothing = { other: "", slides: [], figures: [] };

test("the same deck has no changes", () => assert.deepEqual(edited(), nothing));

test("a number in the text is told from old to new, as it is read", () => {
  assert.deepEqual(edited("21.5 million", "22.1 million").figures, ["Estimates||21.5 million|22.1 million"]);
  assert.deepEqual(edited("$300", "$310", "42%", "43%"), { ...nothing, figures: ["Estimates||$300|$310", "Estimates||42%|43%"] });
});

test("other words, and another citation, change a slide", () => {
  assert.deepEqual(edited("it was", "they say it was"), { ...nothing, slides: [["changed", "Estimates"]] });
  assert.deepEqual(edited("x ¶1", "x ¶2"), { ...nothing, slides: [["changed", "Estimates"]] });
});

test("another headline renames a slide", () => {
  assert.deepEqual(edited('"title":"Estimates","headline":[{"t":"Estimates"}]', '"title":"Counts","headline":[{"t":"Counts"}]'), { ...nothing, slides: [["renamed", "Estimates", "Counts"]] });
});

test("a value is told with its unit, or as its token says it", () => {
  assert.deepEqual(edited('"value":310', '"value":320').figures, ["Terns|First|310 terns|320 terns"]);
  assert.deepEqual(edited('"value":5,"token":"5 thousand"', '"value":6,"token":"6 thousand"').figures, ["Terns|Second, 2011|5 thousand|6 thousand"]);
});

test("another caption changes the slide of the figure", () => {
  assert.deepEqual(edited('"title":"Terns"', '"title":"All terns"'), { ...nothing, slides: [["changed", "Chart"]] });
});

test("a slide by another name is one more and one less", () => {
  assert.deepEqual(edited('"slug":"b"', '"slug":"c"').slides, [["added", "Chart"], ["removed", "Chart"]]);
});

test("of another deck only the title is told", () => {
  assert.deepEqual(edited('"Gulls"', '"Puffins"'), { ...nothing, other: "Puffins" });
});
