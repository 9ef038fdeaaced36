// Keys: which command a key press means. Pure functions of the event and of the table
// app.Bindings, shared by slides, speaker view and dialogs.

/**
 * Binding is a row of app.Bindings (app/keys.go).
 * @typedef {{keys: string[], command: string, kind: "move" | "panel" | "screen" | "tool" | "leave"}} Binding
 */

/**
 * Press is what is read of a KeyboardEvent.
 * @typedef {{key: string, code?: string, shiftKey?: boolean}} Press
 */

/** The keys that are written by the key at a code where the layout writes no Latin letter there. */
const punctuation = /** @type {Record<string, string>} */ ({ Slash: "/", Period: "." });

/** Arrow keys point to a side of the screen; in a deck written from right to left the next slide is on the left. */
const mirrored = /** @type {Record<string, string>} */ ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" });

/**
 * written returns what a key press means as a value of Binding.keys: what the key writes, in
 * lower case, whatever Caps Lock says.
 * @param {Press} e
 */
function written({ key, shiftKey }) {
  if (key === " " && shiftKey) return "Shift+ ";
  return key.length === 1 ? key.toLowerCase() : key;
}

/**
 * placed returns what the key writes on a keyboard with Latin letters, by its place (code).
 * Empty where the key writes a Latin letter or a digit itself, or has no place. A key of another
 * Latin layout keeps its punctuation, and with Shift what it writes.
 * @param {Press} e
 */
function placed({ key, code = "", shiftKey }) {
  const foreign = /[^\x00-\x7f]/.test(key) || /^(Process|Unidentified|Dead)$/.test(key);
  if (/^[a-z0-9]$/i.test(key) || key.length > 1 && !foreign) return "";
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code) || [];
  return letter?.toLowerCase() || (foreign || !shiftKey) && digit || foreign && punctuation[code] || "";
}

/**
 * binding returns the row of the table that a key press means: by what the key writes and,
 * failing that, by where it is. With rtl the left and right arrows change places.
 * @param {Binding[]} bindings
 * @param {Press} e
 * @param {boolean} [rtl] the deck is written from right to left
 * @returns {Binding | undefined}
 */
export function binding(bindings, e, rtl) {
  const of = (/** @type {string} */ key) => bindings.find((row) => row.keys.includes(key));
  return of(meaning(written(e), rtl)) || of(placed(e));
}

/**
 * meaning returns the key that has the meaning of a key of the table: with rtl, the left and right
 * arrows have each other's.
 * @param {string} key
 * @param {boolean} rtl the deck is written from right to left
 */
export const meaning = (key, rtl) => rtl && mirrored[key] || key;

/**
 * digit returns the digit that a key writes, or has in its place; empty for none.
 * @param {Press} e
 */
export function digit(e) {
  if (/^\d$/.test(e.key)) return e.key;
  const at = placed(e);
  return /^\d$/.test(at) ? at : "";
}

/** The most digits that the number of a slide has. */
const mostDigits = 4;

/**
 * read reads a key press behind the digits that have been typed. It returns the digits that are
 * typed now, and what the press means: the number of a slide, or a row of the table. Neither is
 * there for a digit, and for a key that is bound to nothing.
 * @param {Binding[]} bindings
 * @param {string} digits
 * @param {Press} e
 * @param {boolean} [rtl]
 * @returns {{digits: string, number?: number, binding?: Binding, taken: boolean}} taken: the key was meant for the deck
 */
export function read(bindings, digits, e, rtl) {
  const found = binding(bindings, e, rtl), figure = !found && digit(e);
  if (figure) return { digits: (digits + figure).slice(0, mostDigits), taken: true };
  if (e.key === "Enter" && digits) return { digits: "", number: Number(digits), taken: true };
  return { digits: "", binding: found, taken: Boolean(found) };
}
