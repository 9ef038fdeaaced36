import assert from "node:assert/strict";
import { test } from "node:test";
import { reach, readSeries } from "../charts/series.js";

/** @param {string} along @param {string[]} series @returns {any} */
const told = (along, series) => ({ wide: { plot: { along } }, series, known: { survey: "2020" } });
const none = () => Promise.resolve();

test("series are apart, from left to right, with gaps", async () => {
  const text = "series,label,value,date,source\r\nb,,2,1900-01-02,\r\na,,1,1900-01-01,\r\nb,,,1900-01-01,\r\nother,,9,1900-01-01,\r\n";
  const data = await readSeries(text, told("date", ["a", "b"]), "", none);
  const day = Date.UTC(1900, 0, 1);
  assert.deepEqual(data.series.map((one) => [...one.data]), [[day, 1], [day, NaN, day + 864e5, 2]]);
  assert.deepEqual(data.series.map((one, n) => [...one.rows].map((_, i) => data.record(n, i)[3])), [["1900-01-01"], ["1900-01-01", "1900-01-02"]]);
  assert.deepEqual(reach(data, told("date", [])), [day, day + 864e5]);
});

test("only what was known on a day is read", async () => {
  const text = "series,label,value,date,source\r\n,x,1,,survey\r\n,y,2,2021,survey\r\n";
  const data = await readSeries(text, told("label", [""]), "2020-12-31", none);
  assert.deepEqual([data.labels, [...data.series[0].data]], [["x"], [0, 1]]);
});

test("the number along x stands behind the value, whatever its name", async () => {
  const data = await readSeries("series,label,value,value,unit\r\n,a,5,0.25,\r\n,b,6,,\r\n", told("number", [""]), "", none);
  assert.deepEqual([...data.series[0].data], [0.25, 5]);
});
