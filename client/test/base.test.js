// Addresses of a deck below a path, on a host of files.
import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {any} */ (globalThis).document = { documentElement: { dataset: { base: "/decks/%C3%BCber%20uns", files: "0123456789ab" } } };
const { address, on, parse } = await import("../deck.js"), { folderOf, own, pathOf } = await import("../lib/base.js");
const { cacheOf, versionOf } = await import("../offline/caches.js");
const deck = { slugs: ["first", "second"] };
const slugAt = (/** @type {string} */ path) => parse(deck, new URL(path, "https://briefings.example"))?.slug;

test("addresses of the deck begin with the path below which it is served", () => {
  assert.equal(on("/print", "2015-09"), "/decks/%C3%BCber%20uns/print?known=2015-09");
  assert.equal(address({ slug: "second", day: "" }), "/decks/%C3%BCber%20uns/s/second");
});

test("an address leads to a slide only below that path, however it is encoded", () => {
  for (const path of ["/decks/%C3%BCber%20uns", "/decks/über uns/", "/decks/über%20uns/s/first", "/decks/%C3%BCber%20uns/s/first/", "/decks/%C3%BCber%20uns/index.html", "/decks/%C3%BCber%20uns/s/first/index.html"]) assert.equal(slugAt(path), "first", path);
  for (const path of ["/", "/s/first", "/decks/%C3%BCber%20unser/s/first", "/decks/%C3%BCber%20uns/s/third"]) assert.equal(slugAt(path), undefined, path);
  assert.equal(pathOf({ pathname: "/decks/%C3%BCber%20uns/data/a.csv" }), "/data/a.csv");
});

test("a page is fetched from its folder, which a host of files would lead to", () => {
  assert.equal(folderOf("/decks/talk/s/first"), "/decks/talk/s/first/");
  assert.equal(folderOf("/s/first?static"), "/s/first/?static");
  assert.equal(folderOf("/decks/talk/"), "/decks/talk/");
});

test("what is kept for the deck has a name that no other deck's has", () => {
  assert.equal(versionOf(cacheOf("0123456789ab")), "0123456789ab");
  assert.equal(versionOf("exhibit-0123456789ab"), undefined);
  assert.equal(versionOf("exhibit/decks/%C3%BCber%20uns-active"), undefined);
  assert.notEqual(own("step"), "exhibit-step");
});
