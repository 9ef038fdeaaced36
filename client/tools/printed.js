// The slides of the whole deck, as the page /print has them: with notes and sources, on the day
// that is shown.
import { address, on } from "../deck.js";
import { folderOf } from "../lib/base.js";
import { placeMedia } from "../lib/located.js";
import { readPage } from "../lib/page.js";
import { readWhole } from "../program/fetch.js";
import { nav } from "./context.js";

/**
 * Printed is a slide of that page. Its elements belong to a document that is not shown.
 * @typedef {object} Printed
 * @property {string} slug
 * @property {number} number from 1
 * @property {string} href the slide's own address
 * @property {string} title
 * @property {Element} slide
 * @property {Element | null} sources
 * @property {Element | null} notes
 */

/** The slides by the address of the page. @type {Map<string, Promise<Printed[]>>} */
const fetched = new Map();
addEventListener("exhibit:renewed", () => fetched.clear());

/** printed fetches the slides, once for each day. */
export function printed() {
  const { day } = nav.place(), url = on("/print", day);
  const there = fetched.get(url);
  if (there) return there;
  const coming = read(url, day);
  fetched.set(url, coming);
  coming.catch(() => fetched.delete(url));
  return coming;
}

/**
 * read returns the slides of the page at a URL. A page without slides is what a cache, or the login
 * page of a network, has put in its place.
 * @param {string} url
 * @param {string} day
 * @returns {Promise<Printed[]>}
 */
function read(url, day) {
  return readWhole(folderOf(url), async (response) => {
    const { page } = readPage(await response.text());
    placeMedia(page);
    const sheets = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-sheet]"));
    if (!sheets.length) throw new Error(`${url}: no slides`);
    return Array.from(sheets, (sheet, i) => slideOf(sheet, i + 1, day));
  });
}

/**
 * @param {HTMLElement} sheet
 * @param {number} number
 * @param {string} day
 * @returns {Printed}
 */
function slideOf(sheet, number, day) {
  const slug = sheet.dataset.sheet || "", headline = /** @type {Element} */ (sheet.querySelector(".headline").cloneNode(true));
  for (const mark of headline.querySelectorAll(".cites, .contested, .kicker")) mark.remove();
  return {
    slug, number, href: address({ slug, day }), title: headline.textContent.trim(),
    slide: sheet.querySelector(".slide"), sources: sheet.querySelector(".sources"), notes: sheet.querySelector(".notes"),
  };
}
