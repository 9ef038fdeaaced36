// Where the deck is on its host. Several decks may be served by one host, below different paths: what
// a browser keeps for one of them has a name that tells it from those of the others.

const { document, exhibit } = /** @type {any} */ (globalThis);

/**
 * The path below which the deck is served, as in a URL and without a slash at its end; empty for the
 * root. A page says it in data-base, and the server in front of the service worker (web/worker.go).
 * @type {string}
 */
export const base = (document ? document.documentElement.dataset.base : exhibit?.base) || "";

/**
 * own returns the name of something that belongs to this deck alone: a cache, a lock, a channel, a
 * window, or an entry of the browser's storage.
 * @param {string} name
 */
export const own = (name) => `exhibit${base}-${name}`;

/**
 * pathOf returns the path of the deck that a URL leads to, decoded and without the base: "/" for the base
 * itself. undefined where the URL is not below the base.
 * @param {{pathname: string}} url of this origin
 */
export function pathOf(url) {
  const path = decoded(url.pathname), root = decoded(base);
  return path === root ? "/" : path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** decoded returns a path as it is written, where it is encoded as it should be. @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
