// Finding words in texts: pure functions. Case, diacritics and the width of letters do not count.

/**
 * Passage is a text of a slide, and where it stands: a name of package words.
 * @typedef {{where: "inText" | "inNotes" | "inSources" | "inFigure", text: string, folded: string}} Passage
 */

/**
 * fold returns a text without case and diacritics, and for each of its characters, and its end, the
 * place in the text that it comes from.
 * @param {string} text
 * @returns {{folded: string, from: number[]}}
 */
export function fold(text) {
  let folded = "", at = 0;
  const from = [];
  for (const c of text) {
    const plain = c.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (let i = 0; i < plain.length; i++) from.push(at);
    folded += plain;
    at += c.length;
  }
  from.push(at);
  return { folded, from };
}

/**
 * passage returns a text with its folded form.
 * @param {Passage["where"]} where
 * @param {string} text
 * @returns {Passage}
 */
export const passage = (where, text) => ({ where, text, folded: fold(text).folded });

/**
 * words returns the words that a query asks for, folded.
 * @param {string} query
 */
export const words = (query) => fold(query).folded.split(/\s+/).filter(Boolean);

/**
 * hits returns the places of words in a text, in order and without overlap: start and end.
 * @param {string} text
 * @param {string[]} words folded
 * @returns {[number, number][]}
 */
export function hits(text, words) {
  const { folded, from } = fold(text);
  /** @type {[number, number][]} */
  const found = [];
  for (const word of words) {
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) {
      found.push([from[i], Math.max(from[i + word.length], from[i] + 1)]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return found.filter(([start, to]) => {
    if (start < end) return false;
    end = to;
    return true;
  });
}

/**
 * find returns the passages to show of the slides that have every word: those with all of the
 * words, else those that add one.
 * @template {{passages: Passage[]}} Slide
 * @param {Slide[]} slides
 * @param {string[]} words folded
 * @returns {{slide: Slide, passage: Passage}[]}
 */
export function find(slides, words) {
  return slides.flatMap((slide) => {
    const whole = slide.passages.filter(({ folded }) => words.every((word) => folded.includes(word)));
    return (whole.length ? whole : together(slide.passages, words)).map((passage) => ({ slide, passage }));
  });
}

/**
 * share returns what is shown of passages that were found: all, or where they are more than most, as many
 * of each slide as leave room for every one, one at least.
 * @template Slide
 * @param {{slide: Slide, passage: Passage}[]} found
 * @param {number} most
 */
export function share(found, most) {
  if (found.length <= most) return found;
  /** @type {Map<Slide, number>} */
  const shown = new Map(found.map(({ slide }) => [slide, 0]));
  const each = Math.max(1, Math.floor(most / shown.size));
  return found.filter(({ slide }) => {
    const n = /** @type {number} */ (shown.get(slide));
    shown.set(slide, n + 1);
    return n < each;
  });
}

/**
 * together returns passages that have all the words between them, each with one that those before
 * lack; none where a word is missing.
 * @param {Passage[]} passages
 * @param {string[]} words
 */
function together(passages, words) {
  const missing = new Set(words);
  const adding = passages.filter(({ folded }) => {
    const adds = [...missing].filter((word) => folded.includes(word));
    for (const word of adds) missing.delete(word);
    return adds.length > 0;
  });
  return missing.size ? [] : adding;
}

/** How much of a text an excerpt shows, in characters: before the first hit, and on the whole. */
const before = 60, length = 180;

/**
 * excerpt returns a part of a text around its first hit, cut into what is a hit and what is not.
 * @param {string} text
 * @param {string[]} words folded
 * @returns {{text: string, hit: boolean}[]}
 */
export function excerpt(text, words) {
  const found = hits(text, words);
  const start = Math.max(0, (found[0]?.[0] ?? 0) - before), end = Math.min(text.length, start + length);
  const parts = [];
  let at = start;
  for (const [from, to] of found.filter((hit) => hit[1] <= end)) {
    parts.push({ text: text.slice(at, from), hit: false }, { text: text.slice(from, to), hit: true });
    at = to;
  }
  parts.push({ text: text.slice(at, end), hit: false });
  if (start > 0) parts.unshift({ text: "…", hit: false });
  if (end < text.length) parts.push({ text: "…", hit: false });
  return parts.filter((part) => part.text);
}
