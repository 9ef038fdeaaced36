import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsed, onSlide, pace, planned, running, timeOfDay, toggled, turned, unbegun, written } from "../speaker/talk.js";

test("the first move begins a talk", () => {
  assert.equal(elapsed(unbegun, 5000), 0);
  const talk = turned(unbegun, 5000, false);
  assert.ok(talk.begun && running(talk));
  assert.equal(elapsed(talk, 7000), 2000);
});

test("a pause does not count", () => {
  const talk = toggled(toggled(toggled(unbegun, 1000), 4000), 60_000);
  assert.equal(elapsed(talk, 61_000), 4000);
  const paused = toggled(talk, 61_000);
  assert.ok(!running(paused) && paused.begun);
  assert.equal(elapsed(paused, 1e9), 4000);
  assert.equal(elapsed(turned(paused, 1e9, true), 2e9), 4000); // a move does not end it
});

test("the time of a slide counts from its first step", () => {
  let talk = turned(unbegun, 1000, true);
  talk = turned(talk, 5000, true);
  talk = turned(talk, 6000, false);
  assert.equal(onSlide(talk, 8000), 3000);
});

test("a clock that is set back takes no time away", () => {
  const talk = toggled(unbegun, 10_000);
  assert.equal(elapsed(talk, 4000), 0);
  assert.equal(onSlide({ ...talk, entered: 3000 }, 4000), 0);
});

test("a talk is behind after the planned end of its slide, and ahead before its beginning", () => {
  const seconds = [60, 0, 30];
  assert.equal(planned(seconds), 90_000);
  assert.deepEqual(pace(seconds, 0, 59_000), { pace: "onTime", by: -1000 });
  assert.deepEqual(pace(seconds, 0, 75_000), { pace: "behind", by: 15_000 });
  assert.deepEqual(pace(seconds, 2, 50_000), { pace: "ahead", by: 10_000 });
  assert.equal(pace(seconds, 1, 60_900).pace, "onTime"); // within a second
});

test("lengths of time have hours only where they need them", () => {
  assert.equal(written(0), "0:00");
  assert.equal(written(65_999), "1:05");
  assert.equal(written(3_605_000), "1:00:05");
});

test("the time of day is written as readers of the browser's first language do", () => {
  const at = new Date(2026, 10, 29, 15, 4);
  const text = (/** @type {string[]} */ ...languages) => timeOfDay(languages).format(at).replace(/\s/gu, " ");
  assert.equal(text("en-US", "de"), "3:04 PM");
  assert.equal(text("en-GB"), "15:04");
  assert.equal(text("de"), "15:04");
});

test("a language tag that Intl refuses is passed over", () => {
  const at = new Date(2026, 10, 29, 15, 4);
  assert.equal(timeOfDay(["de_DE.UTF-8", "C", "en-GB"]).format(at), "15:04");
  assert.match(timeOfDay(["de_DE.UTF-8"]).format(at), /4/);
  assert.match(timeOfDay([]).format(at), /4/);
});
