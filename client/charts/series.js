// The series of a large figure, out of the file with its records.
import { knownBy, rows } from "../lib/records.js";

/**
 * Told is what the server tells of a large figure (largeChart in app/large.go).
 * @typedef {{records: string, type: "line" | "scatter" | "strip", series: string[], x: string, y: string, unit: string, from?: string, to?: string,
 *   wide: Layout, narrow: Layout, rest: [number[] | null, number[] | null], steps?: [number[] | null, number[] | null][], after?: number, known: Record<string, string>,
 *   cites: Record<string, [string, string]>, colours: string[], whole: string}} Told
 * @typedef {{width: number, height: number, plot: Plot, names: any[], remarks: any[]}} Layout
 * @typedef {{x: number, y: number, width: number, height: number, low: number, high: number, log: boolean, font: number, ticks: number[], rows: [number, number], along: "number" | "date" | "label" | "value"}} Plot
 */

/** How many rows are read before the browser may do something else. */
const atOnce = 4000;

/**
 * time returns a date as milliseconds since 1970, at its beginning.
 * @param {string} date a year, a month, a day, or a time of a day
 */
export const time = (date) => Date.parse(date.includes("T") ? `${date}Z` : date);

/**
 * readSeries reads the records of a figure. Each series has its places and values in turn, from left to right, and of
 * each where its row begins: a hundred thousand rows are not kept apart. Where a record has no value there is NaN.
 * @param {string} text of the file
 * @param {Told} told
 * @param {string} day as known at the end of which; empty for all
 * @param {() => Promise<unknown>} pause lets the browser do something else
 */
export async function readSeries(text, told, day, pause) {
  const { along } = told.wide.plot, all = rows(text), columns = all.next().value?.cells || [];
  const column = (/** @type {string} */ name) => columns.indexOf(name);
  const value = column("value"), of = { number: value + 1, value, date: column("date"), label: column("label") }[along];
  const series = column("series"), known = day ? knownBy(columns, day, told.known) : () => true;
  let read = 0;
  /** @type {Map<string, number>} */
  const places = new Map(); // of labels
  /** @type {{x: number, y: number, at: number}[][]} */
  const points = told.series.map(() => []);
  const index = new Map(told.series.map((name, i) => [name, i]));
  for (const { cells, at } of all) {
    if (++read % atOnce === 0) await pause();
    const n = index.get(cells[series]);
    if (n === undefined || !known(cells)) continue;
    let x = NaN;
    if (along === "date") x = time(cells[of]);
    else if (along !== "label") x = cells[of] === "" ? NaN : Number(cells[of]);
    else if (places.has(cells[of])) x = places.get(cells[of]) || 0;
    else places.set(cells[of], x = places.size);
    const y = along === "value" ? n : cells[value] === "" ? NaN : Number(cells[value]);
    if (Number.isNaN(x)) continue;
    points[n].push({ x, y, at });
  }
  for (const list of points) list.sort((a, b) => a.x - b.x);
  return {
    columns, labels: [...places.keys()],
    series: points.map((list) => ({ data: Float64Array.from(list.flatMap(({ x, y }) => [x, y])), rows: Uint32Array.from(list, ({ at }) => at) })),
    /** record returns the cells of the i-th point of a series. @param {number} n @param {number} i */
    record(n, i) {
      return rows(text, this.series[n].rows[i]).next().value?.cells || [];
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof readSeries>>} Data */

/**
 * reach returns the first and the last place of all series, or those that the server names.
 * @param {Data} data
 * @param {Told} told
 * @returns {[number, number]}
 */
export function reach({ series }, { from, to }) {
  let low = Infinity, high = -Infinity;
  for (const { data } of series) {
    if (!data.length) continue;
    low = Math.min(low, data[0]);
    high = Math.max(high, data[data.length - 2]);
  }
  if (from) low = time(from);
  if (to) high = time(to);
  if (!(low < high)) return [low - 1, low + 1];
  return [low, high];
}
