// What the service worker knows of the deck that it keeps. The server puts it before the script
// (web/worker.go).
import { base, folderOf } from "../../lib/base.js";
import { cacheOf, memory } from "../caches.js";

/**
 * File is one that is stored: its path below the base as in a URL, its SHA-256 in base64, its type, where it is on its
 * host, and where it is fetched from.
 * @typedef {{path: string, digest: string, type: string, url: string, from: string}} File
 */

/**
 * Facts is the whole list: the path below which the deck is; whether its host is one of files, of which nothing
 * is known but what the pages say; the version, 12 hexadecimal digits of a hash of it and of this script;
 * the deck's identity, the same for all its versions; the seal, by which pages name their version;
 * the headers of all that is stored, and the Content-Security-Policy of documents by media type; the
 * page for what needs the server; and the size of all files.
 * @typedef {{base: string, onFiles: boolean, version: string, deck: string, seal: string, files: Omit<File, "url" | "from">[], headers: Record<string, string>, policies: Record<string, string>, problem: string, bytes: number}} Facts
 */

/** The service worker's global object. */
export const worker = /** @type {ServiceWorkerGlobalScope & {exhibit: Facts}} */ (/** @type {unknown} */ (self));

export const { version, deck, seal, headers, policies, problem, bytes } = worker.exhibit;

/** The type of a page. */
export const pageType = "text/html; charset=utf-8";

/** @param {{type: string}} file */
const isPage = ({ type }) => type === pageType;

/** Everything that is stored, small files first. @type {File[]} */
export const files = worker.exhibit.files.map((file) => ({ ...file, url: base + file.path, from: isPage(file) ? folderOf(base + file.path) : base + file.path }));

/** The name of this version's cache. */
export const name = cacheOf(version);

/** The files by path, decoded. */
export const listed = new Map(files.map((file) => [decodeURIComponent(file.path), file]));

/**
 * remember writes a text down for all workers to come.
 * @param {"/version" | "/guests"} what
 * @param {string} text
 */
export const remember = async (what, text) => (await caches.open(memory)).put(what, new Response(text));

/**
 * recall returns what was written down; undefined for nothing.
 * @param {"/version" | "/guests"} what
 */
export const recall = (what) => caches.match(what, { cacheName: memory });
