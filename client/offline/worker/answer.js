// What is answered: the stored version, unless the server answers and has another deck.
import { base, onFiles, pathOf } from "../../lib/base.js";
import { versionOf } from "../caches.js";
import { deck, headers, listed, pageType, policies, problem, version, worker } from "./facts.js";
import { findPath, trimDay } from "./address.js";
import { partOf } from "./part.js";
import { digestOf, read } from "./precache.js";
import { isGuest, isTalk, welcome } from "./windows.js";

/** Decks on one's own machine take turns at one address, and nothing stands between browser and server. */
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(worker.location.hostname);

/**
 * How long a page waits for the server's answer, in ms, where the stored one could be shown. A
 * server that does not run refuses at once. Elsewhere half a second is time for a line that is
 * well; with it a stored page still comes within the second after which a reader's thoughts
 * wander off. On one's own machine only a server that is busy is slower, and what it has counts.
 */
const patience = loopback ? 5000 : 500;

/** How long a page of a day, which the server has to draw, is waited for, in ms. */
const drawing = 5000;

/**
 * handleFetch answers a request for the deck; others are left to the browser.
 * @param {FetchEvent} event
 */
export function handleFetch(event) {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  const asked = pathOf(url), range = request.headers.get("Range");
  if (!asked) return;
  if (range && !(asked.startsWith("/media/") && listed.has(asked))) return;
  if (range) event.respondWith(handlePart(event, asked, range));
  else if (request.mode === "navigate") event.respondWith(handleNavigation(event, url, asked));
  else if (listed.has(asked)) event.respondWith(handleFile(event, url, asked));
  else if (asked.startsWith("/assets/")) event.respondWith(readAny(request));
}

/**
 * dayOf returns the day that a URL asks for; empty for none, and where the path has no days.
 * @param {URL} url
 * @param {string} path
 */
const dayOf = (url, path) => (/^\/($|print$|presenter$|s\/|data\/|charts\/)/.test(path) && url.searchParams.get("known")) || "";

/**
 * handleNavigation answers a request for a page. While a talk is held the server is not asked,
 * except for what only it can draw.
 * @param {FetchEvent} event
 * @param {URL} url
 * @param {string} asked the path of the deck that the URL names
 */
async function handleNavigation(event, url, asked) {
  const path = findPath(listed, asked), talk = await isTalk(event, path);
  if (!path) return (await elsewhere(event)) || unreached();
  const day = dayOf(url, path);
  if (!talk || day && !onFiles) {
    const answer = await (onFiles ? askFor(listed.get(path), event.request) : ask(event.request, day ? drawing : patience, day));
    if (answer && day && isOwn(answer)) return answer;
    if (answer && !talk && (await replaces(event, answer, path))) return pass(event, answer);
  }
  if (path !== asked || day !== trimDay(day)) {
    if (day) url.searchParams.set("known", trimDay(day));
    return Response.redirect(base + path + url.search, 308);
  }
  if (day && onFiles && !isHeld(url, path)) { // a host of files has it of today alone: client/files.js
    url.searchParams.delete("known");
    return Response.redirect(base + path + url.search, 307);
  }
  if (day) return (await hold(url, path)) || unreached();
  return (await read(path, false)) || (await elsewhere(event)) || unreached();
}

/**
 * ask returns the server's answer to a request; null if there is none in time.
 * @param {Request} request
 * @param {number} most ms until the answer begins
 * @param {string} [day] what is drawn for a day must be of this version: the server is told which
 */
async function ask(request, most, day) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), most);
  const own = new Headers(request.headers);
  if (day) own.set("Exhibit-Version", version);
  try {
    return await fetch(request, { headers: own, cache: isReload(request) ? "reload" : "no-cache", signal: stop.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * askFor returns what a host of files has in the place of a file, as a server would answer: a page names
 * its deck itself. Null if it has not come in time.
 * @param {import("./facts.js").File} file
 * @param {Request} request that asks for it
 */
async function askFor({ from }, request) {
  try {
    const answer = await fetch(from, { cache: isReload(request) ? "reload" : "no-cache", signal: AbortSignal.timeout(patience) });
    const body = await answer.arrayBuffer(), named = new Response(body, { status: answer.status, headers: { "Content-Type": answer.headers.get("Content-Type") || "" } });
    const [, its] = /^<!doctype html>\s*<html[^>]* data-files="([0-9a-f]{12})"/i.exec(new TextDecoder().decode(body)) || [];
    if (its) named.headers.set("Exhibit-Deck", its);
    return named;
  } catch {
    return null;
  }
}

/**
 * isReload reports whether a navigation is the reader's reload.
 * @param {Request} request
 */
const isReload = ({ cache }) => cache === "no-cache" || cache === "reload";

/**
 * isReported reports whether a script asks past all caches, because what it got was broken.
 * @param {Request} request
 */
const isReported = ({ cache }) => cache === "reload";

/**
 * isOwn reports whether what the server has drawn for a day is of this version.
 * @param {Response} answer
 */
const isOwn = (answer) => answer.headers.get("Exhibit-Version") === version && answer.status < 500;

/**
 * replaces reports whether the server's page is shown in place of the stored one: if it is of
 * another deck; or of a newer version, where the window shows the server's already, or is
 * reloaded on one's own machine. A page that names no deck is another site's there. Elsewhere it
 * may be a network's login page, and is not trusted.
 * @param {FetchEvent} event
 * @param {Response} answer
 * @param {string} path
 */
async function replaces(event, answer, path) {
  const its = answer.headers.get("Exhibit-Deck");
  if (answer.status >= 500) return false;
  if (its !== deck) return Boolean(its) || loopback;
  if (!(await isGuest(event.clientId)) && !(loopback && isReload(event.request))) return false;
  return !(await isStored(answer.clone(), path));
}

/**
 * isStored reports whether an answer is the page that is listed.
 * @param {Response} answer
 * @param {string} path
 */
const isStored = async (answer, path) => (await digestOf(await answer.arrayBuffer())) === listed.get(path).digest;

/**
 * handleFile answers a request for a listed file.
 * @param {FetchEvent} event
 * @param {URL} url
 * @param {string} path
 */
async function handleFile(event, url, path) {
  const { request } = event, day = dayOf(url, path);
  if (!path.startsWith("/assets/") && (await isGuest(event.clientId))) return fetch(request);
  if (day) {
    const answer = onFiles ? null : await ask(request, drawing, day);
    return answer && isOwn(answer) ? answer : (await hold(url, path)) || new Response("", { status: 503 });
  }
  return (await read(path, isReported(request))) || fetch(request);
}

/**
 * handlePart answers a request for a part of a listed file.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} range the request's header
 */
async function handlePart(event, path, range) {
  const kept = (await isGuest(event.clientId)) ? undefined : await read(path, false);
  return kept ? partOf(kept, range) : fetch(event.request);
}

/**
 * readAny finds an asset of another version, for a window that still shows that.
 * @param {Request} request
 */
async function readAny(request) {
  for (const cache of isReported(request) ? [] : await caches.keys()) {
    const kept = versionOf(cache) && (await caches.match(request, { cacheName: cache }));
    if (kept) return kept;
  }
  return fetch(request);
}

/**
 * elsewhere answers with the server's page, whatever it is; null without a server.
 * @param {FetchEvent} event
 */
async function elsewhere(event) {
  try {
    return await pass(event, await fetch(event.request));
  } catch {
    return null;
  }
}

/**
 * pass shows the server's answer to a navigation. A redirection is followed by another navigation.
 * @param {FetchEvent} event
 * @param {Response} answer
 */
async function pass(event, answer) {
  if (answer.type !== "opaqueredirect") await welcome(event.resultingClientId);
  return answer;
}

/**
 * isHeld reports whether a page is a slide that the program draws of a day.
 * @param {URL} url
 * @param {string} path
 */
const isHeld = (url, path) => (path === "/" || path.startsWith("/s/")) && !url.searchParams.has("static");

/**
 * hold answers with a slide as it is today, for a day that the server does not draw: the front
 * end makes it of that day, and nothing is shown before. Null for what the program does not make.
 * @param {URL} url
 * @param {string} path
 */
async function hold(url, path) {
  const page = isHeld(url, path) && (await read(path, false));
  if (!page) return null;
  const text = (await page.text()).replace("<html ", "<html data-held ").replaceAll("<article ", '<article style="visibility:hidden" ')
    .replaceAll('class="still ', 'class="held ');
  const response = new Response(text, { headers: page.headers });
  response.headers.delete("Content-Length");
  return response;
}

/** unreached answers that the server is needed. */
function unreached() {
  return new Response(problem, { status: 503, headers: { ...headers, "Content-Type": pageType, "Content-Security-Policy": policies[pageType] } });
}
