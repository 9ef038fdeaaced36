// Where the deck is on its host. Several decks may be served by one host, below different paths: what
// a browser keeps for one of them has a name that tells it from those of the others.

const { document, exhibit } = /** @type {any} */ (globalThis);

/**
 * The path below which the deck is served, as in a URL and without a slash at its end; empty for the
 * root. A page says it in data-base, and the server in front of the service worker (web/worker.go).
 * @type {string}
 */
export const base = (document ? document.documentElement.dataset.base : exhibit?.base) || "";

/** Whether the whole deck is in one file, opened from disk: its addresses are then fragments of the file's, "#/s/x". */
export const inFile = base === "#";

/** @typedef {{href: string, pathname: string, search: string, hash: string}} Parts of a URL */

/**
 * ours returns a URL as the deck has it: the URL itself, or in a deck in one file that which its fragment stands
 * for. A fragment that is no address of the deck is one within the page that is shown.
 * @param {Parts} url a URL, or what has its parts: a location, or a link
 * @returns {Parts}
 */
export function ours(url) {
  if (!inFile) return url;
  const { hash } = url;
  if (hash.startsWith("#/")) return new URL(hash.slice(1), "http://deck.invalid");
  return new URL(hash, url === globalThis.location ? "http://deck.invalid" : ours(location).href);
}

/**
 * Whether the host is one of files: it has no headers of ours, knows no days, and leads from a page's
 * address to the folder that has it. A page says it in data-files.
 * @type {boolean}
 */
export const onFiles = document ? "files" in document.documentElement.dataset : Boolean(exhibit?.onFiles);

/**
 * folderOf returns where a page is fetched from: its address, or on a host of files its folder.
 * @param {string} address of a page
 */
export const folderOf = (address) => onFiles ? address.replace(/[^/?](?=\?|$)/, "$&/") : address;

/**
 * own returns the name of something that belongs to this deck alone: a cache, a lock, a channel, a
 * window, or an entry of the browser's storage.
 * @param {string} name
 */
export const own = (name) => `exhibit${base}-${name}`;

/**
 * pathOf returns the path of the deck that a URL leads to, decoded and without the base: "/" for the base
 * itself. undefined where the URL is not below the base. On a host of files a page's folder has the path of
 * the page.
 * @param {{pathname: string}} url of this origin, as ours returns it
 */
export function pathOf(url) {
  const root = inFile ? "" : decoded(base);
  let path = decoded(url.pathname);
  if (onFiles) path = path.replace(/(\/index\.html|\/)$/, "") || "/";
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
