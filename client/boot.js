// Boot stands in the page of every slide. It does what cannot wait until the page has been
// painted, and answers the first key; all else is the navigator's (main.js), which it imports
// then. The page works without it. It is small, for it is a part of every page.
import { moves } from "exhibit:tables"; // the commands of kind move in app.Bindings, by key
import { trustOwn } from "./lib/trusted.js";
import { begin } from "./typefaces.js";

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript), page = document.documentElement;

trustOwn();

// The scheme that the reader has chosen over the system's.
try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) page.dataset.theme = chosen;
} catch { /* no storage: the system's */ }

begin(dataset.fonts.split(" "));

/** What main.js is given: Early of main.js. */
const early = { presses: [], page: null, turned: false };

const article = () => /** @type {HTMLElement} */ (document.querySelector("main.stage > article"));

// press keeps the keys that turn the page. The first of them to the next slide, which the page
// carries, waits for nothing. The text of that slide is whole once the parser has found something
// behind it.
function press(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  const { key, code, shiftKey } = e, space = /^( |Enter)$/.test(key);
  const arrow = page.dir === "rtl" && { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key];
  const command = moves[key === " " && shiftKey ? "Shift+ " : arrow || key];
  if (!command && !/^(Digit|Numpad)\d$/.test(code) || space && e.target.closest?.("a, button, summary")) return;
  e.preventDefault();
  const carried = document.querySelector("script[data-next]");
  if (command === "next" && carried?.nextSibling && !early.turned && !early.presses[0] && !Number(article().dataset.steps)) {
    early.turned = true;
    article().replaceWith(document.createRange().createContextualFragment(carried.textContent));
    history.pushState(null, "", dataset.following + location.search);
    document.title = article().dataset.title;
    scrollTo(0, 0);
  } else early.presses.push({ key, code, shiftKey });
}
addEventListener("keydown", press);

// load imports the main script. One that was cut may run, without its exports.
const load = (src) => import(src).then(({ start }) => start || Promise.reject());

// ask asks for what the next key needs.
function ask() {
  if (dataset.following && !("carries" in dataset)) (early.page = fetch(dataset.following + location.search)).catch(() => {}); // the navigator asks again
  load(dataset.main).catch(() => fetch(dataset.main, { cache: "reload" }).then(() => load(`${dataset.main}?again`))).then((start) => start(dataset, early, press), () => {
    removeEventListener("keydown", press);
    if (early.turned) onpopstate = () => location.hash || location.reload();
  });
}

let styled = false;

// style loads late.css once, after the first paint.
function style() {
  if (styled) return;
  styled = true;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: dataset.late }));
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
