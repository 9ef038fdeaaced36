// Keeping the deck on the device: this has the service worker store the deck, says so in the bar
// and to the dialog (dialog.js), and offers a newer version. It comes when all else is done.
//
// The document element has data-offline: "storing"; "ready"; "waiting" while the worker still
// answers with another deck or version, which other windows show; "failed"; "off" where the
// reader or Save-Data does not want it; or "unavailable". It has data-update="available" while a
// newer version waits.
import { offline as words } from "exhibit:tables";
import { cacheOf, memory, news, presenting, showing, versionOf } from "./caches.js";
import { changes } from "./changes.js";
import { on } from "../deck.js";
import { own, pathOf } from "../lib/base.js";
import { make } from "../lib/element.js";
import { save as saveFile } from "../lib/save.js";
import { adopt } from "../lib/sheet.js";
import { texts } from "../lib/words.js";
import style from "../css/offline.css";

/** @typedef {import("../types").Navigator} Navigator */

const page = document.documentElement;
const say = texts(words);

/**
 * offline is what the dialog shows and does. The event exhibit:offline of the window says that
 * it has changed.
 */
export const offline = {
  say, size, store, remove, accept,
  /** Lets the browser ask whether to install the deck as an app. */
  install: async () => {},
  /** As data-offline; empty until that is known. */
  state: "",
  /** Why the last storing failed: a word of package words, and what it says of.
   * @type {null | {why: string, path?: string, status?: number, bytes?: number}} */
  why: null,
  /** Files, while storing. */
  stored: 0, of: 0,
  /** Bytes, of all versions. */
  used: 0,
  /** What a newer version changes, as changes.js has it; {} where that cannot be told.
   * @type {any} */
  update: null,
  /** Nobody has presented since the newer version came. */
  free: false,
  /** The newer version waits for someone who presents. */
  waits: false,
  /** The browser offers to install. */
  installs: false,
  saves: Boolean(/** @type {any} */ (navigator).connection?.saveData),
};

/** @param {Partial<typeof offline>} now */
function changed(now) {
  Object.assign(offline, now);
  if (offline.state) page.dataset.offline = offline.state;
  if (offline.update) page.dataset.update = "available";
  else delete page.dataset.update;
  mark();
  dispatchEvent(new Event("exhibit:offline"));
}

/**
 * size says a number of bytes.
 * @param {number} bytes
 */
function size(bytes) {
  const [unit, n] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat(page.lang, { style: "unit", unit, maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

/**
 * wish returns what the reader wants, "off" or "on", once one has chosen; else it is empty.
 * @param {"on" | "off"} [set] what the reader wants from now on
 */
function wish(set) {
  try {
    if (set) localStorage.setItem(own("offline"), set);
    return localStorage.getItem(own("offline")) || "";
  } catch {
    return set || ""; // no storage: then for this page
  }
}

// --- Storing ------------------------------------------------------------------------

const container = navigator.serviceWorker;
/** @type {ServiceWorkerRegistration | null} */
let registration = null;
/** The seal on this page, by which a worker knows its own version. */
const { dataset } = /** @type {HTMLElement} */ (document.querySelector("script[data-seal]"));
const { seal } = dataset;

/**
 * ask sends a worker a request of worker/versions.js and returns its answer.
 * @param {ServiceWorker} worker
 * @param {string} what
 * @returns {Promise<any>}
 */
function ask(worker, what) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (e) => answer(e.data);
    worker.postMessage({ ask: what, seal }, [port2]);
  });
}

// What a worker says while it stores, to all windows: the first version, or a newer one.
const channel = new BroadcastChannel(news);
channel.onmessage = ({ data }) => {
  if (data.removed) changed({ state: "off", update: null, used: 0 });
  else if (data.failed) changed({ why: data.failed, state: /ready|waiting/.test(offline.state) ? offline.state : "failed" });
  else if (data.stored && offline.state === "storing") changed({ stored: data.stored, of: data.of });
};

/**
 * store has the deck stored whole, and keeps it so.
 * @param {boolean} [wanted] the reader asks for it, and wants it from now on
 */
async function store(wanted) {
  if (!container) return changed({ state: "unavailable", why: { why: isSecureContext ? "noWorker" : "insecure" } });
  if (wanted) wish("on");
  changed({ state: "storing", why: null, stored: 0 });
  registration = null;
  try {
    registration = await container.register(on("/worker.js", ""), { scope: on("/", ""), updateViaCache: "none" });
  } catch (err) {
    const unreached = err.name === "TypeError";
    return changed({ state: unreached ? "failed" : "unavailable", why: unreached ? { why: "network", path: "/worker.js" } : { why: "refused" } });
  }
  registration.onupdatefound = () => {
    offline.why = null;
    watch(registration.installing);
  };
  for (const worker of [registration.installing, registration.waiting, registration.active]) watch(worker);
  await settle();
}

/**
 * watch follows a worker until it is in use or given up, or another storing has begun.
 * @param {ServiceWorker | null} worker
 */
function watch(worker) {
  const mine = registration;
  if (worker) worker.onstatechange = () => { if (mine === registration) settle(); };
}

/** settle finds out where things stand. */
async function settle() {
  const { installing, waiting, active } = registration;
  if (active?.state === "activating" || waiting && !active) return; // onstatechange comes back
  const now = active && (await ask(active, "status")), next = waiting && (await ask(waiting, "status"));
  if (now?.shows) {
    show(now.version);
    const answer = now.whole ? {} : await ask(active, "store");
    changed({ state: now.whole || answer.whole ? "ready" : "failed", why: answer.failed || offline.why, used: await used() });
  } else if (now && next?.shows) {
    show(next.version);
    changed({ state: "waiting", update: null, used: await used() });
    await takeOver(now.version, waiting);
  } else if (!installing) {
    if (active && (await found())) return settle();
    // Else the server has sent a page of one version and the worker of another.
    changed({ state: "failed", why: offline.why || (active ? { why: "altered", path: "/worker.js" } : { why: "refused" }) });
  }
  if (!now?.shows || !waiting) changed({ update: null });
  else if (!offline.update) {
    changed({ update: (await difference(now.version, next.version)) || {}, free: !navigator.locks });
    navigator.locks?.request(presenting, () => changed({ free: true }));
  }
}

/** @type {ServiceWorkerRegistration | null} */
let searched = null;

/** found looks once for the worker that belongs to this window's page, and reports whether there is another. */
async function found() {
  if (searched === registration) return false;
  searched = registration;
  await registration.update().catch(() => { offline.why = { why: "network", path: "/worker.js" }; });
  return Boolean(registration.installing || registration.waiting);
}

/**
 * takeOver has a waiting worker, which has stored what this window shows, take the place of the
 * active one, once no window shows what that has stored and nobody presents.
 * @param {string} version of the active worker
 * @param {ServiceWorker} waiting
 */
async function takeOver(version, waiting) {
  while (registration?.waiting === waiting) {
    await navigator.locks?.request(showing(version), () => {});
    const { waits } = await ask(waiting, "takeOver");
    if (!waits) return;
    await navigator.locks?.request(presenting, () => {});
  }
}

/**
 * hold shares a lock, which all windows and workers see, until the returned function is called.
 * @param {string} name
 * @returns {() => void}
 */
function hold(name) {
  /** @type {() => void} */
  let end;
  const ended = new Promise((done) => { end = () => done(undefined); });
  navigator.locks?.request(name, { mode: "shared" }, () => ended);
  return end;
}

let shown = ""; // the version that this window shows, once that is known
let hide = () => {};

/**
 * show says to all windows and workers that this window shows a version.
 * @param {string} version
 */
function show(version) {
  if (version === shown) return;
  hide();
  shown = version;
  hide = hold(showing(version));
}

/** used returns how many bytes all our caches hold. */
async function used() {
  let sum = 0;
  for (const name of await caches.keys()) {
    if (!versionOf(name)) continue;
    for (const kept of await (await caches.open(name)).matchAll()) sum += Number(kept.headers.get("Content-Length"));
  }
  return sum;
}

/** remove takes all that is ours off the device, until the reader wants it again. */
async function remove() {
  wish("off");
  const ours = (await caches.keys()).filter((name) => versionOf(name) || name === memory);
  registration ||= await container.getRegistration(on("/", ""));
  await registration?.unregister();
  await Promise.all(ours.map((name) => caches.delete(name)));
  channel.postMessage({ removed: true });
  changed({ state: "off", why: null, update: null, used: 0 });
}

// --- A newer version -------------------------------------------------------------------

/**
 * difference compares the decks of two stored versions; null where that cannot be done.
 * @param {string} before
 * @param {string} after
 */
async function difference(before, after) {
  try {
    const decks = [before, after].map(async (version) => (await (await caches.match(on("/deck.json", ""), { cacheName: cacheOf(version) })).json()).deck);
    const [was, is] = await Promise.all(decks);
    return changes(was, is);
  } catch (err) {
    console.info("comparing two versions", err);
    return null;
  }
}

/** accept moves all windows to the newer version, unless somebody presents. */
async function accept() {
  if (!registration?.waiting) return;
  const { waits } = await ask(registration.waiting, "update");
  changed({ waits });
}

/**
 * moved shows the version that the reader has asked for, in this window or another, at the place
 * where this one is; at its beginning where it has no such slide. A window that shows it stays.
 * @param {string} version
 * @param {Navigator | null} nav
 */
async function moved(version, nav) {
  if (shown === version) return;
  const there = await caches.match(on(pathOf(location) || "", ""), { cacheName: cacheOf(version) });
  if (!there) return location.replace(on("/", ""));
  const step = nav?.place().step;
  if (step) history.replaceState(history.state, "", `${location.pathname}${location.search}#step=${step}`);
  location.reload();
}

const hour = 3600e3; // ms
let looked = 0; // when, by a clock that nobody sets

/** look asks the server for a newer version, once an hour at most. */
function look() {
  if (!registration?.active || offline.state === "off" || offline.saves || looked && performance.now() - looked < hour) return;
  looked = performance.now();
  registration.update().catch(() => { looked = 0; }); // no server: nothing to tell
}

const isFull = () => Boolean(document.fullscreenElement) || matchMedia("(display-mode: fullscreen)").matches;

/** holdWhileFull says to all windows and workers while someone presents here in full screen. */
function holdWhileFull() {
  /** @type {(() => void) | null} */
  let end = null;
  const look = () => {
    if (isFull() === Boolean(end)) return;
    end?.();
    end = isFull() ? hold(presenting) : null;
    mark();
  };
  document.addEventListener("fullscreenchange", look);
  addEventListener("resize", look);
  look();
}

// --- The mark in the bar -----------------------------------------------------------------

/** The mark's pictures, as paths, by what it says. */
const signs = {
  storing: "M12 4v10M8 11l4 4 4-4M5 19h14", waiting: "M12 4v10M8 11l4 4 4-4M5 19h14", ready: "M5 12l5 5 9-10", failed: "M12 5v9M12 18v1",
  off: "M12 4v10M8 11l4 4 4-4M5 19h14", update: "M6 15a7 7 0 1 0 0-6M6 5v4h4",
};

/** Its words, by what it says. */
const labels = { storing: "markStoring", waiting: "markWaiting", ready: "markReady", failed: "markFailed", off: "markOff", update: "markUpdate" };
/** Its longer words, where they say more. */
const titles = { waiting: "waiting", ready: "ready", off: "off", update: "newVersion" };

/** mark shows in the bar where things stand. It offers a newer version to nobody who presents. */
function mark() {
  const place = document.querySelector(".bar-offline");
  if (!place || !offline.state || offline.state === "unavailable") return;
  let button = /** @type {HTMLButtonElement | null} */ (place.firstElementChild);
  if (!button) {
    button = make("button", { type: "button", "data-tool": "offline", "aria-haspopup": "dialog" }, make("span"));
    button.insertAdjacentHTML("afterbegin", '<svg viewBox="0 0 24 24" aria-hidden="true"><path d=""/></svg>');
    place.append(button);
  }
  const is = offline.update && offline.free && !isFull() ? "update" : offline.state;
  if (button.dataset.is === is && is !== "storing") return;
  button.dataset.is = is;
  button.querySelector("path").setAttribute("d", signs[is]);
  button.lastElementChild.textContent = say(labels[is], offline.of ? `${Math.round((100 * offline.stored) / offline.of)} %` : "…");
  button.title = titles[is] ? say(titles[is]) : button.textContent;
}

// --- Start ----------------------------------------------------------------------------

/**
 * start begins to keep the deck on the device.
 * @param {Navigator | null} nav null in the speaker view
 */
export async function start(nav) {
  adopt(style);
  holdWhileFull();
  const offered = () => changed({ installs: Boolean(nav?.offer) });
  offline.install = async () => {
    const { offer } = nav;
    nav.offer = null; // it can be taken once
    offered();
    await offer?.prompt();
  };
  if (nav) {
    addEventListener("beforeinstallprompt", offered); // after the navigator
    addEventListener("appinstalled", () => {
      nav.offer = null;
      offered();
    });
  }
  offered();
  if ("watch" in dataset) return changed({ state: "unavailable", why: { why: "watched" } });
  container?.addEventListener("message", (e) => { if (e.data.moved) moved(e.data.moved, nav); });
  registration = (await container?.getRegistration(on("/", "")).catch(() => null)) || null;
  if (container && wish() === "off") return changed({ state: "off" });
  if (container && offline.saves && !registration && wish() !== "on") return changed({ state: "off" });
  await store();
  look();
  setInterval(look, hour);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
}

/**
 * save downloads what a link leads to. A browser would not ask the worker for a download. It
 * reports whether it can.
 * @param {HTMLAnchorElement} link
 */
export function save(link) {
  if (!container?.controller) return false;
  const file = async () => {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`${link.href}: status ${response.status}`);
    saveFile(await response.blob(), link.download || link.pathname.split("/").pop());
  };
  file().catch((err) => console.info(err));
  return true;
}
