// The windows of the deck: which show what the server has sent in place of what is stored, and
// whether somebody presents.
import { presenting } from "../caches.js";
import { recall, remember, version, worker } from "./facts.js";

/** How many windows are remembered as the server's. The browser never says that one has been closed. */
const most = 100;

/**
 * guests are the client IDs of windows whose page came from the server: of another deck, of
 * another version, or of another site. What such a window asks for comes from there as well.
 * The browser may end this worker at any time, so they are written down.
 */
const guests = remembered();

/** @returns {Promise<Set<string>>} */
async function remembered() {
  const kept = await (await recall("/guests"))?.json().catch(() => null);
  return new Set(kept?.version === version ? kept.ids : []);
}

/**
 * isGuest reports whether the page of a client came from the server.
 * @param {string} id empty for a window that is just being opened
 */
export const isGuest = async (id) => (await guests).has(id);

/**
 * welcome notes that the page of a client comes from the server.
 * @param {string} id
 */
export async function welcome(id) {
  const all = await guests;
  if (!id || all.has(id)) return;
  all.add(id);
  for (const old of all) if (all.size > most) all.delete(old);
  await remember("/guests", JSON.stringify({ version, ids: [...all] }));
}

/**
 * isTalk reports whether a navigation belongs to a talk that is held with what is stored: then
 * nothing else is shown. While somebody presents every page does, but for those of windows that
 * are the server's. The speaker view does so before, because it begins a talk: it belongs to the
 * window that was used last among those on the screen. One that lies in another tab has not
 * opened it.
 * @param {FetchEvent} event
 * @param {string | undefined} path
 */
export async function isTalk(event, path) {
  const all = await guests, windows = await worker.clients.matchAll({ type: "window" }); // the one that was used last first
  if (all.has(event.clientId) || windows.every(({ id }) => all.has(id))) return false;
  const last = windows.find(({ visibilityState }) => visibilityState === "visible");
  if (path === "/presenter" && !event.clientId) return Boolean(last) && !all.has(last.id);
  const { held } = (await navigator.locks?.query()) || { held: [] };
  return held.some((lock) => lock.name === presenting);
}
