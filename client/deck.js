// Places in a deck, moves between them, and their addresses: pure functions that the slides and
// the speaker view share.
import { base, ours, pathOf } from "./lib/base.js";

/**
 * Place is where a reader is: a slide by its slug, how many of its steps are shown, and the day
 * as of which the deck is shown, as in the address; empty for today.
 * @typedef {{slug: string, step: number, day: string}} Place
 */

/**
 * Deck is what moves depend on: the slugs of all slides in order, and how many steps a slide has.
 * @typedef {{slugs: string[], steps: (slug: string) => number}} Deck
 */

/**
 * move returns the place that a command leads to. It is the same place where there is no further.
 * @param {Deck} deck
 * @param {Place} place
 * @param {string} command "next", "prev", "first" or "last"
 * @returns {Place}
 */
export function move({ slugs, steps }, place, command) {
  const i = Math.max(0, slugs.indexOf(place.slug)), last = slugs.length - 1;
  const to = (/** @type {number} */ n, /** @type {number} */ step) => ({ ...place, slug: slugs[n], step });
  switch (command) {
    case "next":
      if (place.step < steps(place.slug)) return to(i, place.step + 1);
      return i < last ? to(i + 1, 0) : place;
    case "prev":
      if (place.step > 0 && steps(place.slug) > 0) return to(i, Math.min(place.step, steps(place.slug)) - 1);
      return i > 0 ? to(i - 1, steps(slugs[i - 1])) : place;
    case "first":
      return to(0, 0);
    case "last":
      return to(last, 0);
  }
  return place;
}

/**
 * nth returns the place of the n-th slide, from 1, or of the nearest there is.
 * @param {Deck} deck
 * @param {Place} place
 * @param {number} n
 * @returns {Place}
 */
export function nth({ slugs }, place, n) {
  return { ...place, slug: slugs[Math.min(Math.max(n, 1), slugs.length) - 1], step: 0 };
}

/**
 * same reports whether two places show the same slide of the same day; their steps may differ.
 * @param {Place} a
 * @param {Place} b
 */
export const same = (a, b) => a.slug === b.slug && a.day === b.day;

/**
 * on returns the address of a path of the deck as of a day: where it is on its host, with the day.
 * @param {string} path
 * @param {string} day empty for today
 */
export const on = (path, day) => base + path + (day && `?known=${encodeURIComponent(day)}`);

/**
 * address returns the address of a place's slide, without its origin.
 * @param {{slug: string, day: string}} place
 */
export const address = ({ slug, day }) => on(`/s/${slug}`, day);

/**
 * entries reads a list of slides as data-slides of pages has it: "slug", "slug:2" for a slide of two
 * steps, and "a:b:0" for one without whose slug has a colon.
 * @param {string} list
 * @returns {{slug: string, steps: number}[]}
 */
export const entries = (list) => list.split(" ").map((entry) => {
  const [, slug = entry, steps] = /^(.*?)(?::(\d+))?$/.exec(entry) || [];
  return { slug, steps: Number(steps || 0) };
});

/**
 * parse returns the place that a URL of this deck leads to, at its first step or at that which a
 * fragment names (#step=2); undefined if it leads to no slide.
 * @param {{slugs: string[]}} deck
 * @param {URL | Location | HTMLAnchorElement} url of this origin
 * @returns {Place | undefined}
 */
export function parse({ slugs }, url) {
  const at = ours(url), path = pathOf(at), slug = path === "/" ? slugs[0] : slugs.find((one) => path === `/s/${one}`);
  if (!slug) return undefined;
  const step = Number(/^#step=(\d{1,4})$/.exec(at.hash)?.[1] || 0);
  return { slug, step, day: new URLSearchParams(at.search).get("known") || "" };
}
