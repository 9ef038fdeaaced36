import assert from "node:assert/strict";
import { test } from "node:test";
import { knownBy, rows } from "../lib/records.js";
import { firstRow } from "../tools/rows.js";

test("a file is read as it was written", () => {
  const text = '\uFEFFlabel,value,note\r\nplain,1,\r\n"a ""quoted"", cell",2,"two\r\nlines"\r\n\'=1+1,-3,"\'@x"\r\n';
  assert.deepEqual([...rows(text)].map(({ cells }) => cells), [["label", "value", "note"], ["plain", "1", ""], ['a "quoted", cell', "2", "two\r\nlines"], ["=1+1", "-3", "@x"]]);
  assert.deepEqual([...rows('a,"b"\nc,')].map(({ cells }) => cells), [["a", "b"], ["c", ""]]);
});

test("a record is known from its own day, else its end, its date or its source", () => {
  const known = knownBy(["date", "end", "source", "known"], "2015-06", { survey: "2015-06-30", later: "2016" });
  const cells = [["2015-06-30", "", "", ""], ["2015", "", "", ""], ["2014", "2015-07-01", "", ""], ["2014", "", "", "2015-06"], ["", "", "survey", ""], ["", "", "later", ""], ["", "", "", ""], ["2015-06-30T23:59", "", "", ""]];
  assert.deepEqual(cells.map(known), [true, false, false, true, true, false, false, true]);
});

test("pages of rows end with the last that has any", () => {
  const to = (/** @type {string} */ where, /** @type {number} */ now) => firstRow(where, now, 101, 50);
  assert.deepEqual([to("first", 100), to("earlier", 50), to("earlier", 0), to("later", 0), to("later", 100), to("last", 0)], [0, 0, 0, 50, 100, 100]);
  assert.equal(firstRow("last", 0, 100, 50), 50);
});
