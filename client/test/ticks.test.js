import assert from "node:assert/strict";
import { test } from "node:test";
import { dateTicks, moment, numberTicks, tickNames } from "../charts/ticks.js";

/** @param {string} from @param {string} to @param {number} most */
const ticks = (from, to, most) => dateTicks(Date.parse(from), Date.parse(to), most).map((at) => new Date(at).toISOString().replace(/(T00:00)?:00.000Z/, ""));

test("ticks are round, from centuries to minutes", () => {
  assert.deepEqual(ticks("1750-01-01", "2023-10-16", 8), ["1750", "1800", "1850", "1900", "1950", "2000"].map((year) => `${year}-01-01`));
  assert.deepEqual(ticks("2011-11-20", "2012-08-02", 8), ["2012-01-01", "2012-04-01", "2012-07-01"]);
  assert.deepEqual(ticks("2011-05-03", "2011-05-06", 4), ["2011-05-03", "2011-05-04", "2011-05-05", "2011-05-06"]);
  assert.deepEqual(ticks("2011-05-03T10:10:00Z", "2011-05-03T11:10:00Z", 5), ["2011-05-03T10:15", "2011-05-03T10:30", "2011-05-03T10:45", "2011-05-03T11:00"]);
});

test("numbers at ticks are round", () => {
  assert.deepEqual([numberTicks(-70, 3640, 9), numberTicks(0.11, 0.34, 3), numberTicks(-5, 25, 5)], [[0, 500, 1000, 1500, 2000, 2500, 3000, 3500], [0.2, 0.3], [0, 10, 20]]);
});

test("there are never more ticks than there is room for", () => {
  for (let span = 36e5; span < 9e12; span *= 1.7) {
    const low = Date.UTC(1968, 1, 29, 5, 7), n = dateTicks(low, low + span, 7).length;
    assert.ok(n <= 8 && n > 0, `${n} ticks in ${span} ms`);
  }
});

test("a tick says as much as the part that is shown needs", () => {
  const year = 365 * 864e5, name = (/** @type {number} */ span, /** @type {string} */ at) => tickNames("en", () => span)(Date.parse(at));
  assert.deepEqual([name(100 * year, "1900-01-01"), name(year, "1900-04-01"), name(year / 12, "1900-04-08"), name(864e5, "1900-04-08T12:30:00Z")], ["1900", "Apr 1900", "8 Apr", "12:30"]);
  assert.equal(moment("en")("2011-05-03T16:05"), "3 May 2011 at 16:05");
  assert.deepEqual(["2011", "2011-05", "2011-05-03"].map(moment("zh")), ["2011年", "2011年5月", "2011年5月3日"]);
});
