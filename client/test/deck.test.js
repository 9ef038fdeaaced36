import assert from "node:assert/strict";
import { test } from "node:test";
import { address, move, nth, on, parse, same } from "../deck.js";

/** Three slides, of which the second comes in two steps. */
const deck = { slugs: ["first", "second", "third"], steps: (/** @type {string} */ slug) => ({ second: 2 }[slug] || 0) };
const at = (/** @type {string} */ slug, step = 0, day = "") => ({ slug, step, day });

test("a walk forward shows every step of every slide, and ends at the last", () => {
  let place = at("first");
  const walk = [];
  for (let i = 0; i < 6; i++) {
    walk.push(`${place.slug} ${place.step}`);
    place = move(deck, place, "next");
  }
  assert.deepEqual(walk, ["first 0", "second 0", "second 1", "second 2", "third 0", "third 0"]);
});

test("a walk back is the same in reverse", () => {
  let place = at("third");
  const walk = [];
  for (let i = 0; i < 6; i++) {
    walk.push(`${place.slug} ${place.step}`);
    place = move(deck, place, "prev");
  }
  assert.deepEqual(walk, ["third 0", "second 2", "second 1", "second 0", "first 0", "first 0"]);
});

test("a slide shown whole goes to its neighbours at once", () => {
  const whole = { slugs: deck.slugs, steps: () => 0 };
  assert.deepEqual(move(whole, at("second", 2), "prev"), at("first"));
  assert.deepEqual(move(whole, at("second", 2), "next"), at("third"));
});

test("first and last keep the day", () => {
  assert.deepEqual(move(deck, at("second", 1, "2015"), "first"), at("first", 0, "2015"));
  assert.deepEqual(move(deck, at("second", 1, "2015"), "last"), at("third", 0, "2015"));
});

test("a number beyond the deck means its nearest end", () => {
  assert.equal(nth(deck, at("first"), 99).slug, "third");
  assert.equal(nth(deck, at("third"), 0).slug, "first");
});

test("an address and its place are each other's inverse", () => {
  for (const place of [at("first"), at("second", 0, "2015-09-25")]) {
    assert.deepEqual(parse(deck, new URL(address(place), "http://deck.example")), place);
  }
  assert.deepEqual(parse(deck, new URL("http://deck.example/#step=3")), at("first", 3));
  assert.equal(parse(deck, new URL("http://deck.example/print")), undefined);
  assert.equal(parse(deck, new URL("http://deck.example/s/fourth")), undefined);
});

test("a day is encoded in an address", () => {
  assert.equal(on("/print", ""), "/print");
  assert.equal(on("/print", "a&b"), "/print?known=a%26b");
});

test("places are the same slide whatever their steps", () => {
  assert.ok(same(at("second", 1), at("second", 2)));
  assert.ok(!same(at("second"), at("second", 0, "2015")));
});
