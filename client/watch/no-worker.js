// The service worker of an address at which a deck is being written: it takes the place of one that an
// earlier run has left there, gives up what that has stored, and ends itself. Windows that showed the
// stored deck are loaded anew, from the server.
import { memory, versionOf } from "../offline/caches.js";

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", () => worker.skipWaiting());
// While the old worker has something to do, Chromium forgets that; windows of the stored deck ask what is installed.
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) if (versionOf(name) || name === memory) await caches.delete(name);
  await worker.registration.unregister();
  for (const window of await worker.clients.matchAll({ type: "window" })) window.navigate(window.url).catch(() => {});
}
