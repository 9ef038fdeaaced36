// Boot of a deck in one file. All addresses of the deck are fragments of the file's own ("#/s/x"), and all that
// a server would send is inside. It stands before the files, so that no key is lost while the browser reads them. It unpacks
// them, then shows what the address asks for: the slides, which main.js turns as everywhere, the page of all slides, the
// speaker view, or a file of the deck. An address that leads nowhere shows the first slide. With script off the file is a
// page of all slides.
import { moves } from "exhibit:tables"; // the commands of kind move in app.Bindings, by key
import { parse, entries } from "../deck.js";
import { ours } from "../lib/base.js";
import { located, placeMedia } from "../lib/located.js";
import { trustOwn } from "../lib/trusted.js";
import { unpackAll } from "./unpack.js";

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript), page = document.documentElement;

trustOwn(/^blob:/);

try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) page.dataset.theme = chosen;
} catch { /* no storage: the system's */ }

/** What main.js is given: Early of main.js. */
const early = { presses: /** @type {import("../keys.js").Press[]} */ ([]), page: null, turned: false };

/** press keeps the keys that turn slides until main.js has come. @param {KeyboardEvent} e */
function press(e) {
  const { key, code, shiftKey } = e;
  if (e.ctrlKey || e.metaKey || e.altKey || !moves[key] && !/^(Digit|Numpad)\d$/.test(code)) return;
  e.preventDefault();
  early.presses.push({ key, code, shiftKey });
}

/** pageOf returns which page an address asks for; empty for the slides. */
function pageOf() {
  const { pathname } = ours(location);
  return /^\/(print|presenter)$/.test(pathname) ? pathname : "";
}

/** The address, where it leads to no slide and no page; it may be that of a file. */
let lost = "";

const shown = pageOf();
if (shown && ours(location).search) history.replaceState(null, "", `#${shown}`); // it is of today, whatever day was asked for
addEventListener("hashchange", () => { if (pageOf() !== shown) location.reload(); });
if (shown) page.hidden = true; // the slide, until the page is there
else hold();
page.dataset.offline = "ready";
requestAnimationFrame(() => setTimeout(start)); // once the first frame is made

/**
 * hold keeps keys for main.js. A slide or a day that is not the one in the page is waited for, and nothing is shown before;
 * days are the program's.
 */
function hold() {
  addEventListener("keydown", press);
  const slugs = entries(dataset.slides || "").map(({ slug }) => slug), place = parse({ slugs }, location);
  const article = /** @type {HTMLElement} */ (document.querySelector("main.stage > article"));
  if (place?.day) page.dataset.held = "";
  if (place && (place.day || place.slug !== article.dataset.slide)) article.style.visibility = "hidden";
  lost = place ? "" : location.hash;
}

async function start() {
  if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
  await unpackAll();
  if (lost) {
    const file = located(lost);
    history.replaceState(null, "", location.href.slice(0, -lost.length));
    if (file !== lost) location.replace(file);
  }
  if (shown) return showPage(shown);
  placeMedia(document);
  const main = await import(located(dataset.main || ""));
  main.start(dataset, early, press);
}

/**
 * showPage puts another page of the deck into the place of the slides.
 * @param {string} path
 */
async function showPage(path) {
  const text = await (await fetch(located(`#${path}`))).text();
  const there = new DOMParser().parseFromString(text, "text/html");
  placeMedia(there);
  for (const style of ["printout.css", "late.css", ...(path === "/presenter" ? ["presenter.css"] : [])]) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: located(dataset[style] || "") });
    document.head.append(link);
    await new Promise((done) => { link.onload = link.onerror = done; });
  }
  document.title = there.title || document.title;
  document.body.replaceWith(document.adoptNode(there.body));
  page.hidden = false;
  if (path !== "/presenter") return;
  const script = document.createElement("script");
  script.src = located(dataset.presenter || "");
  document.head.append(script);
}
