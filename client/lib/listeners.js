// Functions that are called when something happens.

/** listeners returns a list of functions: add returns what removes one again, tell calls them all. */
export function listeners() {
  /** @type {Set<() => void>} */
  const all = new Set();
  return {
    /** @param {() => void} fn */
    add(fn) {
      all.add(fn);
      return () => { all.delete(fn); };
    },
    tell() {
      for (const fn of all) fn();
    },
  };
}
