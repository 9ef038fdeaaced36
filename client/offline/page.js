// Keeping the deck on the device: it sees to it that the worker stores the deck, says so in the
// bar and to the dialog (tools/offline.js), and offers a newer version. start.js and the
// speaker view fetch it when all else is done.
//
// The document element has data-offline: "storing", "ready", "failed", "off" where the reader or
// Save-Data does not want it, or "unavailable"; and data-update="available" while a newer
// version waits.
import { offline as words } from "exhibit:tables";
import { changes } from "./changes.js";
import style from "../css/offline.css";

const page = document.documentElement;
const own = /^exhibit-[0-9a-f]{12}$/; // names of the worker's caches
const table = words[page.lang.split("-")[0]] || words.en;

// say is a text of package words, with what is put in for {0} and {1}.
const say = (name, ...put) => table[name].replace(/\{(\d)\}/g, (_, i) => put[i]);

// offline is what the dialog shows and does. The event exhibit:offline says that it has changed.
export const offline = {
  say, size, store, remove, accept, install, save,
  state: "", // as data-offline
  why: null, // {why, path, status, bytes}: why the last storing failed
  stored: 0, of: 0, // files, while storing
  used: 0, // bytes, of all versions
  update: null, // what a newer version changes, as changes.js has it; {} where that cannot be told
  free: false, // nobody has presented since the newer version came
  waits: false, // the newer version waits for someone who presents
  installs: false, // the browser offers to install
  saves: Boolean(navigator.connection?.saveData),
};
let nav = { offer: null };

function changed(now) {
  Object.assign(offline, now);
  if (offline.state) page.dataset.offline = offline.state;
  if (offline.update) page.dataset.update = "available";
  else delete page.dataset.update;
  mark();
  dispatchEvent(new Event("exhibit:offline"));
}

// size is a number of bytes in words.
function size(bytes) {
  const [unit, n] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat(page.lang, { style: "unit", unit, maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

// What the reader wants: "off" or "on" once one has chosen, else empty.
function wish(set) {
  try {
    if (set) localStorage.setItem("exhibit-offline", set);
    return localStorage.getItem("exhibit-offline") || "";
  } catch {
    return set || ""; // no storage: then for this page
  }
}

// --- Storing ------------------------------------------------------------------------

const container = navigator.serviceWorker;
let registration = null;

// ask sends a worker a request and returns its answer.
function ask(worker, what) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (e) => answer(e.data);
    worker.postMessage({ ask: what }, [port2]);
  });
}

// What a worker says while it stores, to all windows: the first version, or a newer one.
const line = new BroadcastChannel("exhibit-offline");
line.onmessage = ({ data }) => {
  if (data.removed) changed({ state: "off", update: null, used: 0 });
  else if (data.failed) changed({ why: data.failed, state: offline.state === "ready" ? "ready" : "failed" });
  else if (data.stored && offline.state === "storing") changed({ stored: data.stored, of: data.of });
};

// store sees to it that the deck is stored whole, and stays so. Where the reader asks for it,
// it is what the reader wants from now on.
async function store(wanted) {
  if (!container) return changed({ state: "unavailable", why: { why: isSecureContext ? "noWorker" : "insecure" } });
  if (wanted) wish("on");
  changed({ state: "storing", why: null, stored: 0 });
  registration = null;
  try {
    registration = await container.register("/worker.js", { scope: "/", updateViaCache: "none" });
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

// watch follows a worker until it is in use or given up, or another storing has begun.
function watch(worker) {
  const mine = registration;
  if (worker) worker.onstatechange = () => { if (mine === registration) settle(); };
}

// settle finds out where things stand.
async function settle() {
  const { installing, waiting, active } = registration;
  if (active) {
    if (active.state === "activating") return; // onstatechange comes back
    let { whole } = await ask(active, "status");
    const answer = whole ? {} : await ask(active, "store");
    whole ||= answer.whole;
    changed({ state: whole ? "ready" : "failed", why: answer.failed || offline.why, used: await used() });
  } else if (!installing && !waiting) {
    changed({ state: "failed", why: offline.why || { why: "refused" } });
  }
  if (!active || !waiting) changed({ update: null });
  else if (!offline.update) {
    changed({ update: (await difference(active, waiting)) || {}, free: !navigator.locks });
    navigator.locks?.request("exhibit-presenting", () => changed({ free: true }));
  }
}

// used is how many bytes all our caches hold.
async function used() {
  let sum = 0;
  for (const name of await caches.keys()) {
    if (!own.test(name)) continue;
    for (const kept of await (await caches.open(name)).matchAll()) sum += Number(kept.headers.get("Content-Length"));
  }
  return sum;
}

// remove takes all that is ours off the device, until the reader wants it again.
async function remove() {
  wish("off");
  const ours = (await caches.keys()).filter((name) => own.test(name) || name === "exhibit-active");
  registration ||= await container.getRegistration("/");
  await registration?.unregister();
  await Promise.all(ours.map((name) => caches.delete(name)));
  line.postMessage({ removed: true });
  changed({ state: "off", why: null, update: null, used: 0 });
}

// --- A newer version -------------------------------------------------------------------

// difference compares the decks that two workers have stored.
async function difference(before, after) {
  try {
    const decks = [before, after].map(async (worker) => {
      const { version } = await ask(worker, "status");
      return (await (await caches.match("/deck.json", { cacheName: `exhibit-${version}` })).json()).deck;
    });
    return changes(...(await Promise.all(decks)));
  } catch (err) {
    console.info("comparing two versions", err);
    return null;
  }
}

// accept moves all windows to the newer version, unless somebody presents.
async function accept() {
  if (!registration?.waiting) return;
  const { waits } = await ask(registration.waiting, "update");
  changed({ waits });
}

// moved shows the version that the reader has asked for, in this window or another, at the
// place where this one is; at its beginning where it has no such slide.
async function moved(version) {
  const there = await caches.match(location.pathname, { cacheName: `exhibit-${version}` });
  if (!there) return location.replace("/");
  const step = Number(page.dataset.step || 0);
  if (step && document.querySelector(".stage > article")) history.replaceState(history.state, "", `${location.pathname}${location.search}#step=${step}`);
  location.reload();
}

const hour = 3600e3;
let looked = 0; // when, by a clock that nobody sets

// look asks the server for a newer version, once an hour at most.
function look() {
  if (!registration?.active || offline.state === "off" || offline.saves || looked && performance.now() - looked < hour) return;
  looked = performance.now();
  registration.update().catch(() => { looked = 0; }); // no server: nothing to tell
}

const full = () => Boolean(document.fullscreenElement) || matchMedia("(display-mode: fullscreen)").matches;

// presenting says that someone presents here: then no window is reloaded.
function presenting() {
  let end = null;
  const hold = () => {
    if (full() === Boolean(end)) return;
    end?.();
    end = null;
    if (full()) navigator.locks?.request("exhibit-presenting", { mode: "shared" }, () => new Promise((done) => { end = done; }));
    mark();
  };
  document.addEventListener("fullscreenchange", hold);
  addEventListener("resize", hold);
  hold();
}

// --- The mark in the bar -----------------------------------------------------------------

const signs = {
  storing: "M12 4v10M8 11l4 4 4-4M5 19h14", ready: "M5 12l5 5 9-10", failed: "M12 5v9M12 18v1", off: "M12 4v10M8 11l4 4 4-4M5 19h14",
  update: "M6 15a7 7 0 1 0 0-6M6 5v4h4",
};

// mark shows in the bar where things stand. It offers a newer version to nobody who presents.
function mark() {
  const place = document.querySelector(".bar-offline");
  if (!place || !offline.state || offline.state === "unavailable") return;
  let button = place.firstElementChild;
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.dataset.tool = "offline";
    button.setAttribute("aria-haspopup", "dialog");
    button.append(document.createElement("span"));
    button.insertAdjacentHTML("afterbegin", '<svg viewBox="0 0 24 24" aria-hidden="true"><path d=""/></svg>');
    place.append(button);
  }
  const is = offline.update && offline.free && !full() ? "update" : offline.state;
  if (button.dataset.is === is && is !== "storing") return;
  button.dataset.is = is;
  button.querySelector("path").setAttribute("d", signs[is]);
  const short = { storing: "markStoring", ready: "markReady", off: "markOff", update: "markUpdate" }[is] || "markFailed";
  button.lastElementChild.textContent = say(short, offline.of ? `${Math.round((100 * offline.stored) / offline.of)} %` : "…");
  button.title = { update: () => say("newVersion"), ready: () => say("ready"), off: () => say("off") }[is]?.() || button.textContent;
}

// --- Start ----------------------------------------------------------------------------

const offered = () => changed({ installs: Boolean(nav.offer) });
addEventListener("beforeinstallprompt", offered); // after the loader
addEventListener("appinstalled", () => {
  nav.offer = null;
  offered();
});

// install lets the browser ask whether to install the deck as an app.
async function install() {
  const { offer } = nav;
  nav.offer = null; // it can be taken once
  offered();
  await offer?.prompt();
}

// save downloads what a link leads to, which the browser would not ask the worker for. It
// reports whether it can.
export function save(link) {
  if (!container?.controller) return false;
  const file = async () => {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`${link.href}: status ${response.status}`);
    const made = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await response.blob()), download: link.download || link.pathname.split("/").pop() });
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 60000);
  };
  file().catch((err) => console.info(err));
  return true;
}

export async function start(it) {
  if (it) nav = it;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener("exhibit:step", mark); // another slide, before the front end runs
  presenting();
  offered();
  container?.addEventListener("message", (e) => { if (e.data.moved) moved(e.data.moved); });
  registration = (await container?.getRegistration("/").catch(() => null)) || null;
  if (container && wish() === "off") return changed({ state: "off" });
  if (container && offline.saves && !registration && wish() !== "on") return changed({ state: "off" });
  await store();
  look();
  setInterval(look, hour);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
}

