// One version of the deck takes the place of another.
import { presenting, showing, versionOf } from "../caches.js";
import { name, recall, remember, seal, version, worker } from "./facts.js";
import { failureOf, isWhole, precache, report } from "./precache.js";

/** install stores the whole version or nothing. The first one takes over at once, a later one waits. */
export async function install() {
  try {
    await precache();
  } catch (err) {
    await caches.delete(name);
    report({ failed: failureOf(err) });
    throw err;
  }
  if (!worker.registration.active) worker.skipWaiting();
}

let moves = false; // the windows move to this version

/** activate makes this version the one that windows are answered from. */
export async function activate() {
  const before = await (await recall("/version"))?.text();
  await remember("/version", version);
  await cleanupOutdatedCaches(before);
  await worker.clients.claim();
  if (moves) for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage({ moved: version });
}

/**
 * cleanupOutdatedCaches removes the caches of other versions, but for those that a window shows.
 * @param {string} [before] the version before this one, whose windows may just be moving
 */
async function cleanupOutdatedCaches(before) {
  const { held } = (await navigator.locks?.query()) || { held: [] }, all = await caches.keys();
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return; // one of them is theirs
  for (const cache of all) {
    const other = versionOf(cache);
    if (other && other !== version && other !== before && !held.some((lock) => lock.name === showing(other))) await caches.delete(cache);
  }
}

/**
 * requests are what windows ask for over a MessageChannel.
 * @type {Record<string, (message: any) => Promise<object>>}
 */
export const requests = {
  /** status says what is stored, whether all of it is, and whether a page with a seal is of this version. */
  async status(page) {
    if (navigator.locks) await cleanupOutdatedCaches(); // else nobody knows what windows show
    return { version, whole: await isWhole(), shows: page.seal === seal };
  },

  /**
   * store stores again what the browser or a reader has removed. Where nothing was left, nothing
   * is left by a failure: half a version is of no use.
   */
  async store() {
    const some = await caches.has(name);
    try {
      await precache();
      return { whole: true };
    } catch (err) {
      if (!some) await caches.delete(name);
      return { failed: failureOf(err) };
    }
  },

  /** takeOver makes this version the one that windows are answered from, unless somebody presents. */
  takeOver: () => whenFree(() => worker.skipWaiting()),

  /** update makes this version that of all windows, unless somebody presents. */
  update: () => whenFree(() => {
    moves = true;
    worker.skipWaiting();
  }),
};

/**
 * whenFree does something unless somebody presents, and says whether it must wait.
 * @param {() => void} act
 * @returns {Promise<{waits: boolean}>}
 */
function whenFree(act) {
  const attempt = async (/** @type {Lock | boolean | null} */ free) => {
    if (free) act();
    return { waits: !free };
  };
  return navigator.locks ? navigator.locks.request(presenting, { ifAvailable: true }, attempt) : attempt(true);
}
