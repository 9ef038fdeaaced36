// Which statements are read, in which order, and how far the reading is: without a page, so that it can be tested.

/**
 * @typedef {{text: string, marked?: boolean}} Piece
 * @typedef {{by: string, on: string, verdict: string, note?: string, mine?: boolean, changed?: string, said?: string}} Verdict
 * @typedef {{name: string, headed?: boolean, rows: (Piece[]|null)[][]}} Part a table of a file of results
 * @typedef {{name: string, title: string, text: Piece[]|null, parts?: Part[], left?: number}} Passage
 * @typedef {{key: string, slide: string, title: string, line: number, text: Piece[], passages: Passage[], verdicts: Verdict[], unread?: boolean, doubted?: boolean, hindered?: string}} Item
 */

/** The verdicts by their keys, as the server names them. */
export const verdicts = { s: "supports", p: "partly", d: "does-not-support" };

/**
 * mine returns the reader's own verdict on a statement as it is; undefined for none.
 * @param {Item} item
 */
export const mine = (item) => item.verdicts.find((v) => v.mine && !v.changed);

/** @type {Record<string, (item: Item) => boolean>} What the choice of statements shows, by its value. */
export const shows = {
  open: (item) => !mine(item),
  unread: (item) => Boolean(item.unread),
  changed: (item) => item.verdicts.some((v) => v.changed),
  doubted: (item) => Boolean(item.doubted),
  all: () => true,
};

/**
 * walked returns the statements that are walked through: what the choice shows, and what it has shown, in its place, so that a
 * slip can be corrected.
 * @param {Item[]} items
 * @param {string} which a value of the choice
 * @param {Set<string>} seen the keys of what has been shown
 */
export const walked = (items, which, seen) => items.filter((item) => seen.has(item.key) || shows[which](item));

/**
 * onward returns the place of the statement that is read after a verdict: the next that has none of this walk, else the first;
 * the end where all have one.
 * @param {Item[]} list
 * @param {number} at
 * @param {Set<string>} judged the keys of what has a verdict of this walk
 */
export function onward(list, at, judged) {
  for (let i = 1; i <= list.length; i++) {
    const place = (at + i) % list.length;
    if (!judged.has(list[place].key)) return place;
  }
  return list.length;
}

/**
 * found returns the place of a statement in a list that may have been read anew: its own, else where it was.
 * @param {Item[]} list
 * @param {string|undefined} key
 * @param {number} at where it was
 */
export function found(list, key, at) {
  const place = list.findIndex((item) => item.key === key);
  return place >= 0 ? place : Math.max(0, Math.min(at, list.length - 1));
}

/**
 * tally counts what the reader has read, what there is, and what exhibit check -require-review finds.
 * @param {Item[]} items
 */
export const tally = (items) => ({ read: items.filter(mine).length, all: items.length, asked: items.filter((item) => item.unread || item.doubted).length });
