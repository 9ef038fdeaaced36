// Boot stands in the page of every slide. It does what cannot wait until the page has been
// painted, and answers the first key; all else is the loader's, which it starts then.
const { dataset } = document.currentScript, page = document.documentElement.dataset;

// The scheme that the reader has chosen over the system's.
try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) page.theme = chosen;
} catch { /* no storage: the system's */ }

// add puts an element with properties into the head.
const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));

// Typefaces that come too late for the first paint are not used at all, and delay it. So where
// the line is that slow (rtt is in ms) and the deck is not stored, the system's are used.
const line = navigator.connection;
if ((line?.rtt > 100 || line?.saveData) && !navigator.serviceWorker?.controller) page.type = "system";
else for (const href of dataset.fonts.split(" ")) add("link", { rel: "preload", as: "font", crossOrigin: "", href });

// What the loader finds: the next slide's page, on its way where this one does not carry that
// slide, and the keys that turn the page and came before it.
const early = (window.exhibitEarly = { keys: [], put });
const slugs = dataset.slides.split(" "), next = slugs[slugs.indexOf(location.pathname.slice(3)) + 1 || 1];
early.url = `/s/${next}${location.search}`;

// put shows the slide of another page, given as its document or a part of that, in the place of
// this one's.
function put(there, url) {
  if (url) history.pushState(null, "", url);
  document.title = there.querySelector("title").textContent;
  document.querySelector(".deck").replaceWith(document.importNode(there.querySelector(".deck"), true));
}

// load runs the main script, which says in data-state that it runs. One that does not is fetched
// once more, past every cache.
function load(src, again) {
  const end = () => {
    if (page.state) return;
    if (!again) return fetch(src, { cache: "reload" }).then(() => load(src + "?again", true), () => load(src, true));
    removeEventListener("keydown", keep);
    if (early.turned) onpopstate = () => location.hash || location.reload();
  };
  add("script", { src, onload: end, onerror: end });
}

// ask asks for what the next key needs.
function ask() {
  load(dataset.loader);
  if (next && !("carries" in dataset)) (early.page = fetch(early.url)).catch(() => {}); // the loader asks again
}

function keep(e) {
  if (window.exhibit || e.ctrlKey || e.metaKey || e.altKey || !/^(Arrow[LR]|Page)/.test(e.key)) return;
  e.preventDefault();
  const there = document.querySelector("script[data-next]");
  // The first key to the next slide, which the page has, waits for nothing. Text that something
  // follows has come to its end.
  if (there?.nextSibling && !early.turned && !early.keys[0] && /Right|Down/.test(e.key) && document.querySelector(".deck").dataset.steps < 1) {
    early.turned = true;
    put(document.createRange().createContextualFragment(there.textContent), early.url);
    scrollTo(0, 0);
  } else early.keys.push(e.key);
}
addEventListener("keydown", keep);

let gone = false;

// go brings in what waits for the first paint, once.
function go() {
  if (gone) return;
  gone = true;
  add("link", { rel: "stylesheet", href: dataset.late });
}

if (document.hidden) ask(), go(); // nothing is painted
else {
  // Once the first frame is made. A request before costs it 20 to 70 ms on a slow processor, and
  // on such a line comes no sooner.
  requestAnimationFrame(() => {
    setTimeout(ask);
    setTimeout(go, 500); // where the browser does not tell of
  });
  // what is on the screen: what is done between layout and then keeps it from there.
  new PerformanceObserver(go).observe({ type: "paint", buffered: true });
}
