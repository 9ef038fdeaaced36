// The names of the caches in which the service worker keeps the deck.

/** The name of the cache that holds what a worker must know after the browser has ended it. */
export const memory = "exhibit-active";

/** cacheOf returns the name of a version's cache. @param {string} version 12 hexadecimal digits */
export const cacheOf = (version) => `exhibit-${version}`;

/**
 * versionOf returns the version that a cache is of; undefined for a cache that holds none.
 * @param {string} cache
 */
export const versionOf = (cache) => /^exhibit-([0-9a-f]{12})$/.exec(cache)?.[1];
