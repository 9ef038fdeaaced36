// The bar: where the reader is, and the ways on. The server renders it (app/bar.go); what
// differs from slide to slide is written here alone.
import { address, on } from "./deck.js";
import { onFiles } from "./lib/base.js";

/**
 * element returns a part of the bar. Each is found anew: what a browser's translation or an
 * extension does to the page replaces text, not these.
 * @param {string} selector
 */
const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(`.bar ${selector}`));

/**
 * showPlace writes the count, the neighbours and the addresses of the slide at a place.
 * @param {string[]} slugs of all slides
 * @param {import("./deck.js").Place} place
 */
export function showPlace(slugs, { slug, day }) {
  const i = slugs.indexOf(slug);
  showCount(`${i + 1} / ${slugs.length}`);
  for (const [turn, to] of [["prev", slugs[i - 1]], ["next", slugs[i + 1]]]) {
    const link = element(`[data-turn="${turn}"]`);
    /** @type {Record<string, string>} */
    const has = to ? { rel: turn, href: address({ slug: to, day }) } : { role: "link", "aria-disabled": "true" };
    for (const name of ["rel", "href", "role", "aria-disabled"]) {
      if (name in has) link.setAttribute(name, has[name]);
      else link.removeAttribute(name);
    }
  }
}

/**
 * showCount writes the place of the slide among all, or what is typed to leave it.
 * @param {string} text
 */
export function showCount(text) {
  element(".bar-count").textContent = text;
}

/**
 * showDay writes the day as of which the deck is shown.
 * @param {string} day as in the address; empty for today
 * @param {string} [words] the day in words
 */
export function showDay(day, words) {
  const label = element(".known b");
  label.textContent = words || label.dataset.today || "";
  element(".bar-all").setAttribute("href", on("/print", day));
  element(".bar-all").hidden = onFiles && day !== ""; // that page is of today
  element(".bar-speaker").setAttribute("href", on("/presenter", onFiles ? "" : day));
}
