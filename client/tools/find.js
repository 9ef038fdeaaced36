// Finding words in the texts of slides: pure functions, without a page.

/**
 * Passage is a text of a slide, as it is shown and folded, and where on the slide it stands: a
 * key of the words of tools, such as "inNotes".
 * @typedef {{where: string, text: string, folded: string}} Passage
 */

/**
 * fold returns a text without case and diacritics, and for each place in it the place in the text
 * that it comes from. An offset counts UTF-16 units.
 * @param {string} text
 * @returns {{folded: string, from: number[]}}
 */
export function fold(text) {
  let folded = "";
  const from = [];
  let at = 0;
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
 * words returns the words of a query, folded.
 * @param {string} query
 */
export const words = (query) => fold(query).folded.split(/\s+/).filter(Boolean);

/**
 * hits returns where in a text folded words stand, in order and without overlap.
 * @param {string} text
 * @param {string[]} words
 * @returns {[start: number, end: number][]}
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
  return found.filter((hit, i) => !found.slice(0, i).some((other) => other[1] > hit[0]));
}

/**
 * find returns the passages to show of the slides that have every word: those passages with all of
 * them, else those that add a word to the ones before.
 * @template {{passages: Passage[]}} Slide
 * @param {Slide[]} slides
 * @param {string[]} words folded
 * @returns {(Passage & {slide: Slide})[]}
 */
export function find(slides, words) {
  const results = [];
  for (const slide of slides) {
    const whole = slide.passages.filter((p) => words.every((w) => p.folded.includes(w)));
    if (whole.length) {
      results.push(...whole.map((p) => ({ slide, ...p })));
    } else if (words.every((w) => slide.passages.some((p) => p.folded.includes(w)))) {
      const missing = new Set(words);
      for (const p of slide.passages) {
        const adds = [...missing].filter((w) => p.folded.includes(w));
        if (adds.length) results.push({ slide, ...p });
        adds.forEach((w) => missing.delete(w));
      }
    }
  }
  return results;
}
