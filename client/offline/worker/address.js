// Addresses as people paste them, read as the server does (web/pasted.go).

/** What a name consists of; a mail program or a hand adds other characters to a link. */
const text = /[\p{L}\p{M}\p{N}]/u;

/**
 * findPath returns the path that an address means: the path itself; or the longest that it begins
 * with, in whatever case and with doubled slashes, where nothing of a name follows. Undefined
 * where it means none.
 * @param {{has(path: string): boolean, keys(): Iterable<string>}} listed the deck's paths
 * @param {string} asked a path, decoded
 * @returns {string | undefined}
 */
export function findPath(listed, asked) {
  if (listed.has(asked)) return asked;
  const path = asked.replace(/\/\/+/g, "/"), lower = path.toLowerCase();
  /** @type {string | undefined} */
  let found;
  for (const one of listed.keys()) {
    if (!lower.startsWith(one.toLowerCase()) || text.test(path.slice(one.length))) continue;
    if (!found || one.length > found.length || one.length === found.length && path.startsWith(one)) found = one;
  }
  return found;
}

/**
 * trimDay returns a day without what was added behind it.
 * @param {string} day
 */
export const trimDay = (day) => day.replace(/[^\p{L}\p{M}\p{N}]+$/u, "");
