// Fetching what the program and the modules come from. A cache or proxy may have stored a file broken: what
// does not arrive whole is asked for once more, past every cache.
import { inFile, onFiles } from "../lib/base.js";
import { located } from "../lib/located.js";

/**
 * FetchError says why a file could not be had. Its why is a word of package words (loader.go):
 * "notArrived", "answered" (with status), "notWhole" or "damaged".
 */
export class FetchError extends Error {
  /**
   * @param {"notArrived" | "answered" | "notWhole" | "damaged"} why
   * @param {string} url
   * @param {{status?: number, cause?: unknown}} [more]
   */
  constructor(why, url, { status = 0, cause } = {}) {
    super([why, url, status || ""].join(" ").trim(), { cause });
    this.why = why;
    this.status = status;
  }
}

/** @typedef {{priority?: RequestPriority}} How */

/**
 * digestOf returns the digest that the name of a built file carries: the first 6 bytes of its
 * SHA-256, as 12 hexadecimal digits. Empty where a name carries none.
 * @param {string} url
 */
export const digestOf = (url) => /\.([0-9a-f]{12})\.\w+$/.exec(new URL(url, "http://localhost").pathname)?.[1] || "";

/**
 * matches reports whether bytes have a digest as digestOf returns it.
 * @param {BufferSource} bytes
 * @param {string} digest
 */
export async function matches(bytes, digest) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 6);
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
}

/**
 * tagOf returns the digest that our entity tags name; empty where there is none of ours.
 * @param {Response} response
 */
const tagOf = (response) => /^(?:W\/)?"([0-9a-f]{12})-/.exec(response.headers.get("ETag") || "")?.[1] || "";

/**
 * get returns the response to a request for a URL. A file of another version is refused by its
 * entity tag, before its bytes are read. A host of files is not asked for anything of a day: it
 * would send that of today.
 * @param {string} url
 * @param {RequestInit} init
 */
async function get(url, init) {
  if ((onFiles || inFile) && /[?&]known=/.test(url)) throw new FetchError("notArrived", url);
  const response = await fetch(located(url), init).catch((cause) => { throw new FetchError("notArrived", url, { cause }); });
  if (!response.ok) throw new FetchError("answered", url, { status: response.status });
  const came = tagOf(response), digest = digestOf(url);
  if (came && digest && came !== digest) throw new FetchError("damaged", url);
  return response;
}

/**
 * readWhole returns what read makes of the response to a URL. Where that does not come, or read
 * throws, it asks once more, past every cache; the browser's own cache then has the new answer.
 * The service worker takes that second request as a report that what it has stored is broken.
 * @template T
 * @param {string} url
 * @param {(response: Response) => Promise<T>} read throws where the response is not whole
 * @param {How} [how]
 * @returns {Promise<T>} rejected with a FetchError, or with what read has thrown the second time
 */
export async function readWhole(url, read, how = {}) {
  try {
    return await read(await get(url, how));
  } catch (err) {
    console.info(`${url} is asked for again, past every cache`, err);
    return await read(await get(url, { ...how, cache: "reload" }));
  }
}

/**
 * fetchWhole returns the bytes of a file, held against the digest that its name carries or its
 * entity tag. Where there is none, or the browser makes none, JSON is at least read once.
 * @param {string} url
 * @param {How} [how]
 * @returns {Promise<ArrayBuffer>} rejected with a FetchError
 */
export function fetchWhole(url, how) {
  return readWhole(url, async (response) => {
    const bytes = await response.arrayBuffer().catch((cause) => { throw new FetchError("notWhole", url, { cause }); });
    const digest = globalThis.crypto?.subtle && (digestOf(url) || tagOf(response));
    if (digest ? !(await matches(bytes, digest)) : url.endsWith(".json") && !isJSON(bytes)) throw new FetchError("damaged", url);
    return bytes;
  }, how);
}

/** @param {ArrayBuffer} bytes */
function isJSON(bytes) {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/**
 * instantiateWhole compiles a WebAssembly module while it comes, and returns an instance. Its
 * bytes are not held against their digest: for that they would have to be gathered first, and
 * the browser would keep no compiled code. A module that is cut or altered does not compile, and
 * one of another version is refused by its entity tag. A host that does not know the type of such a file
 * has it compiled once it is there.
 * @param {string} url
 * @param {WebAssembly.Imports} imports
 * @param {How} [how]
 * @returns {Promise<WebAssembly.Instance>} rejected with a FetchError
 */
export async function instantiateWhole(url, imports, how) {
  const compile = async (/** @type {Response} */ response) => response.headers.get("Content-Type")?.startsWith("application/wasm")
    ? WebAssembly.instantiateStreaming(response, imports) : WebAssembly.instantiate(await response.arrayBuffer(), imports);
  const read = (/** @type {Response} */ response) => compile(response).catch((cause) => { throw new FetchError("damaged", url, { cause }); });
  return (await readWhole(url, read, how)).instance;
}

let tries = 0;

/**
 * importWhole imports a script. The browser remembers by URL that an import has failed: the
 * second try is under another one, behind a fetch that renews the script in every cache. A script
 * that was cut may still run; its exports stand at its end.
 * @param {string} url
 * @returns {Promise<any>} the module's exports; rejected where the script does not come or does not run
 */
export async function importWhole(url) {
  const load = async (/** @type {string} */ from) => {
    const module = await import(located(from));
    if (!Object.keys(module).length) throw new FetchError("notWhole", from);
    return module;
  };
  try {
    return await load(url);
  } catch (err) {
    console.info(`${url} is asked for again, past every cache`, err);
    await get(url, { cache: "reload" });
    return load(`${url}?again=${++tries}`);
  }
}

/**
 * renewPage loads this page anew, past every cache, because it has not come whole. It does so
 * once for each address in a window, and reports whether it does.
 */
export async function renewPage() {
  const key = "exhibit-renewed";
  try {
    if (sessionStorage.getItem(key) === location.href) return false;
    sessionStorage.setItem(key, location.href);
  } catch { // no storage: then not even once
    return false;
  }
  try {
    await get(location.href, { cache: "reload" });
  } catch { // what there is of the page has to do
    return false;
  }
  location.reload();
  return true;
}
