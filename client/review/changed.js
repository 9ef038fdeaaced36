// What has changed between two texts, word by word.

/** maxWords bounds the words of a text that are compared; longer ones are shown whole, the old before the new. */
const maxWords = 500;

/** words parts a text at its spaces, and Chinese and Japanese at each character. @param {string} text */
const words = (text) => text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\s+/gu) || [];

/**
 * changed returns the parts of two texts in order: those that both have, those of the old alone, and those of the new.
 * @param {string} was
 * @param {string} is
 * @returns {{text: string, in: "both"|"old"|"new"}[]}
 */
export function changed(was, is) {
  const a = words(was), b = words(is);
  if (a.length > maxWords || b.length > maxWords) return [{ text: was, in: "old" }, { text: is, in: "new" }];
  // common[i][j] is how many words a from i on and b from j on have in common, in order.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  /** @type {{text: string, in: "both"|"old"|"new"}[]} */
  const parts = [];
  /** @param {string} text @param {"both"|"old"|"new"} where */
  const add = (text, where) => {
    const last = parts[parts.length - 1];
    if (last?.in === where) last.text += text;
    else parts.push({ text, in: where });
  };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i++], "both");
      j++;
    } else if (j >= b.length || i < a.length && common[i + 1][j] >= common[i][j + 1]) add(a[i++], "old");
    else add(b[j++], "new");
  }
  return parts;
}
