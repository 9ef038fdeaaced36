// Storing one version of the deck, whole. Nothing but the listed files is ever stored, and
// nothing under other bytes or headers than listed.
import { news, versionOf } from "../caches.js";
import { bytes, files, headers, listed, name, policies, version } from "./facts.js";

/** @typedef {import("./facts.js").File} File */

const digestHeader = "Exhibit-Digest";

/**
 * StoreError says why something could not be stored: why is a word of package words
 * (offline.go), path and status say of what, bytes how much room is needed.
 * @typedef {{why: string, path?: string, status?: number, bytes: number}} Failure
 */
class StoreError extends Error {
  /**
   * @param {string} why
   * @param {string} path
   * @param {number} [status]
   */
  constructor(why, path, status) {
    super([why, path, status].filter(Boolean).join(" "));
    /** @type {Failure} */
    this.failure = { why, path, status, bytes };
  }
}

/**
 * failureOf returns why storing has failed.
 * @param {any} err
 * @returns {Failure}
 */
export const failureOf = (err) => err.failure || { why: err.name === "QuotaExceededError" ? "full" : "refused", bytes };

const channel = new BroadcastChannel(news);

/**
 * report tells all windows how storing goes.
 * @param {{stored: number, of: number} | {failed: Failure}} what
 */
export const report = (what) => channel.postMessage({ version, ...what });

/**
 * precache stores what is not stored yet. It takes what has not changed from older versions. It
 * throws a StoreError, or what the browser's storage throws.
 */
export async function precache() {
  const cache = await caches.open(name), older = [];
  for (const other of await caches.keys()) if (versionOf(other) && other !== name) older.push(await caches.open(other));
  const queue = files.values(), stop = new AbortController();
  /** @type {unknown[]} */
  const failures = [];
  let done = 0;
  const storeNext = async () => {
    for (const file of queue) {
      if (stop.signal.aborted) return;
      try {
        await store(file, cache, older, stop.signal);
      } catch (err) {
        failures.push(err);
        stop.abort();
      }
      report({ stored: ++done, of: files.length });
    }
  };
  await Promise.all(Array.from({ length: 6 }, storeNext));
  if (failures.length) throw failures[0];
}

/**
 * store stores a file unless the cache has it.
 * @param {File} file
 * @param {Cache} cache
 * @param {Cache[]} older caches of other versions
 * @param {AbortSignal} signal
 */
async function store(file, cache, older, signal) {
  if (isListed(await cache.match(file.url), file)) return;
  for (const from of older) {
    const kept = await from.match(file.url), body = isListed(kept, file) && (await intact(kept, file));
    if (body) return cache.put(file.url, respond(file, body));
  }
  const fixed = file.path.startsWith("/assets/"); // the name carries a hash of the content
  const body = fixed && (await download(file, "default", signal)) || (await download(file, "reload", signal));
  if (!body) throw new StoreError("altered", file.path);
  await cache.put(file.url, respond(file, body));
}

/**
 * isListed reports whether a stored response was stored as the file that is listed.
 * @param {Response | undefined} kept
 * @param {File} file
 */
const isListed = (kept, file) => kept?.headers.get(digestHeader) === file.digest;

/**
 * download fetches a file's content; null if it is not the one that is listed.
 * @param {File} file
 * @param {RequestCache} cache
 * @param {AbortSignal} [signal]
 */
async function download({ path, digest, from }, cache, signal) {
  let response, body;
  try {
    response = await fetch(from, { cache, signal });
    body = await response.arrayBuffer();
  } catch {
    throw new StoreError("network", path);
  }
  if (!response.ok) throw new StoreError("answered", path, response.status);
  return response.type === "basic" && !response.redirected && (await digestOf(body)) === digest ? body : null;
}

/**
 * intact returns the content of a stored response; null if it is not that of the file.
 * @param {Response} kept
 * @param {File} file
 */
async function intact(kept, file) {
  const body = await kept.arrayBuffer().catch(() => null);
  return body && (await digestOf(body)) === file.digest ? body : null;
}

/**
 * digestOf returns the SHA-256 of bytes in base64.
 * @param {ArrayBuffer} body
 */
export const digestOf = async (body) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body))));

/**
 * respond makes the response that is stored, and given, for a file.
 * @param {File} file
 * @param {ArrayBuffer} body
 */
function respond(file, body) {
  const tag = Array.from(atob(file.digest).slice(0, 6), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join(""); // as the server's
  const response = new Response(body, { headers: { ...headers, "Content-Type": file.type, "Content-Length": String(body.byteLength), ETag: `"${tag}-identity"`, [digestHeader]: file.digest } });
  if (policies[file.type]) response.headers.set("Content-Security-Policy", policies[file.type]);
  return response;
}

/** The size in bytes up to which a file is held against its digest whenever it is asked for: that takes 2 ms at most. */
const quicklyChecked = 1 << 20;

/**
 * read returns a stored file; undefined if it is not stored. A file that is not what the list
 * says, because a disk or an extension has altered it, is replaced by the server's, and removed
 * where that cannot be had. A larger one is checked only if it is reported as broken.
 * @param {string} path one of the listed
 * @param {boolean} reported
 * @returns {Promise<Response | undefined>}
 */
export async function read(path, reported) {
  const file = listed.get(path), kept = await caches.match(file.url, { cacheName: name });
  if (!kept) return undefined;
  if (isListed(kept, file) && !reported && Number(kept.headers.get("Content-Length")) > quicklyChecked) return kept;
  const body = await intact(kept, file);
  if (body) return respond(file, body);
  const cache = await caches.open(name), again = await download(file, "reload").catch(() => null);
  if (!again) {
    await cache.delete(file.url);
    return undefined;
  }
  const response = respond(file, again);
  await cache.put(file.url, response.clone()).catch(() => cache.delete(file.url)); // no room: it is at least shown
  return response;
}

/** isWhole reports whether every file is stored. */
export async function isWhole() {
  if (!(await caches.has(name))) return false;
  const cache = await caches.open(name);
  const kept = await Promise.all(files.map((file) => cache.match(file.url)));
  return kept.every((response, i) => isListed(response, files[i]));
}
