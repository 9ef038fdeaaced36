// The pages of a large figure's data (app/large.go): the rows that stand on the slide are the first; the others come
// from the file that readers download.
import { on } from "../deck.js";
import { make } from "../lib/element.js";
import { rows } from "../lib/records.js";
import { fetchWhole } from "../program/fetch.js";

/** The texts of files, by address. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** textOf returns the text of a file, which is asked for once. @param {string} address */
function textOf(address) {
  const coming = texts.get(address) || fetchWhole(address).then((bytes) => new TextDecoder().decode(bytes));
  texts.set(address, coming);
  coming.catch(() => texts.delete(address));
  return coming;
}

/**
 * firstRow returns the number of the first row of a page, from 0.
 * @param {string | undefined} to first, earlier, later or last
 * @param {number} now of the page that is shown
 * @param {number} count of all rows
 * @param {number} size of a page
 */
export function firstRow(to, now, count, size) {
  const last = Math.floor((Math.max(count, 1) - 1) / size) * size;
  return Math.min(Math.max({ first: 0, earlier: now - size, later: now + size, last }[to || ""] ?? now, 0), last);
}

/**
 * turnRows shows other rows of the data that a button belongs to.
 * @param {import("../types.js").Navigator} nav
 * @param {HTMLElement} button
 */
export async function turnRows(nav, button) {
  const part = /** @type {HTMLElement} */ (button.closest(".rows")), { records = "", columns = "", first = "0" } = part.dataset;
  const size = Number(part.dataset.rows), count = Number(part.dataset.count);
  const from = firstRow(button.dataset.rowsTo, Number(first), count, size), to = Math.min(from + size, count);
  part.dataset.first = String(from);
  const all = rows(await textOf(on(records, nav.place().day))), head = all.next().value?.cells || [];
  const shown = columns.split("\n").map((name) => head.indexOf(name));
  if (part.dataset.first !== String(from)) return; // another page has been asked for
  const body = make("tbody");
  let n = 0;
  for (const { cells } of all) {
    if (n >= to) break;
    if (n++ >= from) body.append(make("tr", {}, ...shown.map((i) => make("td", {}, cells[i]))));
  }
  part.querySelector("tbody")?.replaceWith(body);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const put = [from + 1, to, count].map((one) => number.format(one));
  const status = part.querySelector(".rows-shown");
  if (status) status.textContent = (part.dataset.say || "").replace(/%s/g, () => put.shift() || "");
}
