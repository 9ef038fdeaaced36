// The names of what a page and the service worker share: caches, in which the worker keeps the deck,
// locks and a channel.
import { own } from "../lib/base.js";

/** The name of the cache that holds what a worker must know after the browser has ended it. */
export const memory = own("active");

/** cacheOf returns the name of a version's cache. @param {string} version 12 hexadecimal digits */
export const cacheOf = (version) => own(version);

/**
 * versionOf returns the version that a cache is of; undefined for a cache that holds none of this deck.
 * @param {string} cache
 */
export const versionOf = (cache) => cache.startsWith(own("")) ? /^[0-9a-f]{12}$/.exec(cache.slice(own("").length))?.[0] : undefined;

/** The lock that windows share while somebody presents in them. */
export const presenting = own("presenting");

/** The lock that windows share which show a version. @param {string} version */
export const showing = (version) => own(`shows-${version}`);

/** The channel on which a worker says how storing goes. */
export const news = own("offline");
