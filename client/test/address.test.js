import assert from "node:assert/strict";
import { test } from "node:test";
import { findPath, trimDay } from "../offline/worker/address.js";

const listed = new Map(["/", "/print", "/presenter", "/s/second", "/s/größe", "/s/a.b", "/s/Big", "/data/g.csv"].map((path) => [path, {}]));

test("an address as it is pasted leads to its page", () => {
  for (const [asked, want] of [
    ["/", "/"], ["/s/second", "/s/second"], ["/s/second/", "/s/second"], ["/s/second.", "/s/second"], ["/s/second).", "/s/second"], ["/s/second>", "/s/second"],
    ["/s/second”", "/s/second"], ["/s/second’", "/s/second"], ["/s/second»", "/s/second"], ["/s/second'\"", "/s/second"], ["/s/second/.", "/s/second"],
    ["/s/Second", "/s/second"], ["/S/SECOND!", "/s/second"], ["/s/GRÖSSE", undefined], ["/s/GRÖßE", "/s/größe"], ["/s/a.b", "/s/a.b"], ["/s/a.b.", "/s/a.b"],
    ["/s/big", "/s/Big"], ["/print.", "/print"], ["/data/g.csv,", "/data/g.csv"],
    ["//s//second", "/s/second"], ["/.", "/"], ["/s/SECOND", "/s/second"], ["/s/second (", "/s/second"],
    ["/s/secon", undefined], ["/s/second.x", undefined], ["/s/", undefined], ["/s/second x", undefined], ["/s/second2", undefined],
  ]) assert.equal(findPath(listed, asked), want, asked);
});

test("a day loses what was added behind it", () => {
  for (const [day, want] of [["2015-09-25.", "2015-09-25"], ["2015)”", "2015"], ["2015-09", "2015-09"], ["", ""]]) assert.equal(trimDay(day), want);
});
