// What a version of the deck changes: pure functions.
import { entries } from "../deck.js";

/**
 * sumsOf returns what tells each slide of a version from its former versions, by slug.
 * @param {import("./feed.js").News} news
 * @returns {Map<string, string>}
 */
export const sumsOf = (news) => new Map(entries(news.slides).map(({ slug }, i) => [slug, news.sums[i]]));

/**
 * successor returns the slide that a reader of a slide is shown in another version: the same; where
 * it is gone, the new slide in its place, which is the same with another headline; else the nearest
 * that is still there.
 * @param {string[]} before the slugs of the former version
 * @param {string[]} after those of the other
 * @param {string} slug
 * @returns {string}
 */
export function successor(before, after, slug) {
  if (after.includes(slug)) return slug;
  const at = before.indexOf(slug);
  const left = before.slice(0, Math.max(at, 0)).reverse().find((one) => after.includes(one));
  const place = left === undefined ? 0 : after.indexOf(left) + 1;
  const inPlace = after[place];
  if (inPlace !== undefined && !before.includes(inPlace)) return inPlace;
  for (let by = 1; by < before.length; by++) {
    for (const near of [before[at + by], before[at - by]]) if (near !== undefined && after.includes(near)) return near;
  }
  return after[0];
}
