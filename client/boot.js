// Boot stands in the page of every slide. It does what cannot wait until the page has been
// painted, and answers the first key; all else is the navigator's (main.js), which it imports
// then. The page works without it.
import { moves as keys } from "exhibit:tables";
import { showPlace } from "./bar.js";
import { address, parse } from "./deck.js";
import { binding } from "./keys.js";

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript), page = document.documentElement;

// The scheme that the reader has chosen over the system's.
try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) page.dataset.theme = chosen;
} catch { /* no storage: the system's */ }

// add puts an element with properties into the head.
const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));

// Typefaces that come too late for the first paint are not used at all, and delay it. So where
// the line is that slow (rtt is in ms) and the deck is not stored, the system's are used.
const line = navigator.connection;
if ((line?.rtt > 100 || line?.saveData) && !navigator.serviceWorker?.controller) page.dataset.type = "system";
else for (const href of dataset.fonts.split(" ")) add("link", { rel: "preload", as: "font", crossOrigin: "", href });

const slugs = dataset.slides.split(" ").map((entry) => entry.split(":")[0]);
const here = parse({ slugs }, location), next = here && slugs[slugs.indexOf(here.slug) + 1];
const place = { slug: next || "", step: 0, day: here?.day || "" };

/** What main.js is given: the keys that came before it, and the next slide's page, which is on its way where this one does not carry that slide. */
const early = { presses: [], of: next ? address(place) : "", page: null, turned: false };

// press keeps the keys that turn the page. The first of them to the next slide, which the page
// carries, waits for nothing. The text of that slide is whole once the parser has found something
// behind it.
function press(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  const found = binding(keys, e, page.dir === "rtl"), digit = /^\d$/.test(e.key) || early.presses.length && e.key === "Enter";
  if (!found && !digit || /^( |Enter)$/.test(e.key) && e.target.closest?.("a, button, summary")) return;
  e.preventDefault();
  const carried = document.querySelector("script[data-next]"), article = document.querySelector("main.stage > article");
  if (found?.command === "next" && carried?.nextSibling && !early.turned && !early.presses[0] && article.dataset.steps < 1) {
    early.turned = true;
    article.replaceWith(document.createRange().createContextualFragment(carried.textContent));
    history.pushState(null, "", early.of + (/[?&]static\b/.test(location.search) ? (place.day ? "&" : "?") + "static" : ""));
    showPlace(slugs, place);
    document.title = document.querySelector("main.stage > article").dataset.title;
    scrollTo(0, 0);
  } else early.presses.push({ key: e.key, code: e.code, shiftKey: e.shiftKey });
}
addEventListener("keydown", press);

// ask asks for what the next key needs.
function ask() {
  if (next && !("carries" in dataset)) (early.page = fetch(early.of)).catch(() => {}); // the navigator asks again
  import(dataset.main).catch(() => import(`${dataset.main}?again`)).then((main) => main.start(dataset, early, press), () => {
    removeEventListener("keydown", press);
    if (early.turned) onpopstate = () => location.hash || location.reload();
  });
}

let styled = false;

// style loads late.css once, after the first paint.
function style() {
  if (styled) return;
  styled = true;
  add("link", { rel: "stylesheet", href: dataset.late });
}

if (document.hidden) ask(), style(); // nothing is painted
else {
  // Once the first frame is made. A request before costs it 20 to 70 ms on a slow processor, and
  // on such a line comes no sooner.
  requestAnimationFrame(() => {
    setTimeout(ask);
    setTimeout(style, 500); // for browsers without paint timing
  });
  // Work between layout and paint delays the first paint.
  new PerformanceObserver(style).observe({ type: "paint", buffered: true });
}
