// Addresses as people paste them.

/** What a mail program may have taken into a link behind its end, and slashes. */
const tail = /[/.,;:!?)\]}>'"»”’]+$/;

/**
 * findPath returns the path of the deck that an address means: the path itself, without what
 * stands behind its end, or whatever its case. It does as the server does. Undefined where it
 * means none.
 * @param {{has(path: string): boolean, keys(): Iterable<string>}} listed the deck's paths
 * @param {string} asked a path, decoded
 * @returns {string | undefined}
 */
export function findPath(listed, asked) {
  if (listed.has(asked)) return asked;
  const path = asked.replace(tail, "");
  if (listed.has(path)) return path;
  const lower = path.toLowerCase();
  for (const one of listed.keys()) if (one.toLowerCase() === lower) return one;
  return undefined;
}
