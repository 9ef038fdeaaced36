// Which statement is read next, and how far the reading is: without a page, so that it can be tested.

/**
 * @typedef {{text: string, marked?: boolean}} Piece
 * @typedef {{by: string, on: string, verdict: string, note?: string, mine?: boolean, changed?: string, said?: string}} Verdict
 * @typedef {{key: string, slide: string, title: string, line: number, text: Piece[], passages: {name: string, title: string, text: Piece[]|null}[], verdicts: Verdict[], hindered?: string}} Item
 */

/** The verdicts by their keys, as the server names them. */
export const verdicts = { s: "supports", p: "partly", d: "does-not-support" };

/**
 * mine returns the reader's own verdict on a statement as it is; undefined for none.
 * @param {Item} item
 */
export const mine = (item) => item.verdicts.find((v) => v.mine && !v.changed);

/** @type {Record<string, (item: Item) => boolean>} What the choice of statements shows, by its value. */
const shows = {
  open: (item) => !mine(item),
  changed: (item) => item.verdicts.some((v) => v.changed),
  doubted: (item) => item.verdicts.some((v) => !v.changed && v.verdict !== verdicts.s),
  all: () => true,
};

/**
 * next returns the place of the nearest statement to read in a direction, the one at a place left out; -1 for none.
 * @param {Item[]} items
 * @param {string} which a value of the choice
 * @param {number} at
 * @param {1|-1} step
 */
export function next(items, which, at, step) {
  for (let i = at + step; i >= 0 && i < items.length; i += step) {
    if (shows[which](items[i])) return i;
  }
  return -1;
}

/**
 * first returns the place of the first statement to read from a place on, else of the last before it; -1 for none.
 * @param {Item[]} items
 * @param {string} which
 * @param {number} from
 */
export function first(items, which, from = 0) {
  const on = next(items, which, from - 1, 1);
  return on >= 0 ? on : next(items, which, from, -1);
}

/**
 * progress says how far the reading is.
 * @param {Item[]} items
 */
export function progress(items) {
  const read = items.filter(mine).length, changed = items.filter(shows.changed).length;
  return `${read} of ${items.length} read` + (changed ? `, ${changed} changed since somebody read them` : "");
}
