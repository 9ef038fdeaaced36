// The loader makes a page a deck, before the front end runs and without it: keys, links and
// swipes move between slides in the same document, so that nothing that is on its way is
// lost. Once the front end runs, it is asked for the slides. The loader is small, for it comes
// before everything but the page, when that has been painted; start.js brings the rest. The
// page works without it.
import { keys as bindings, words } from "exhibit:tables"; // app.Bindings and package words
import { importWhole, readWhole, renewPage } from "./program/fetch.js";

const page = document.documentElement;
const script = document.querySelector("script[data-loader]").dataset; // URLs of start.js, wasm, deck and tools; the slugs of all slides
const ready = () => page.dataset.state === "ready";
const early = globalThis.exhibitEarly; // what boot.js has kept and asked for

// What the front end, start.js and the tools use.
const exhibit = (globalThis.exhibit = {
  script, deck: "", showSteps, lastStep, stepping, present, renew, showEvidence, isOurs, idle, charts, tool, dark, visit, ahead, resume, say, fail,
});

// readsOnly is true where the deck is read without the front end, as pages and with what this
// file does: where the address asks for that, or the reader saves data or is on a slow line.
const asked = new URLSearchParams(location.search).has("static"), line = navigator.connection || {};
const held = "held" in page.dataset; // by the worker, for the day in the address: only the front end has that
const readsOnly = asked || !held && (line.saveData || /2g$/.test(line.effectiveType));
page.dataset.state = readsOnly ? "static" : "loading";

// dark reports whether the page is dark now; the event exhibit:look says that it may have
// changed.
function dark() {
  return page.dataset.theme ? page.dataset.theme === "dark" : darkSystem.matches;
}
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
darkSystem.addEventListener("change", () => dispatchEvent(new Event("exhibit:look")));

// say is what the loader says in the page's language, with what is put in for {0} and {1}.
function say(name, ...put) {
  const own = words[page.lang.split("-")[0]] || words.en;
  return own[name].replace(/\{(\d)\}/g, (_, i) => put[i]);
}

// parsed is done when the whole page is there.
const parsed = new Promise((done) => {
  if (document.readyState !== "loading") done();
  else addEventListener("DOMContentLoaded", done, { once: true });
});

// fail says what does not work and what does. Only the first failure is told: others
// follow from it.
function fail(what, err) {
  if (page.dataset.state === "failed") return;
  console.error(what, err || "");
  page.dataset.state = "failed";
  exhibit.started?.();
  exhibit.starting = null;
  const p = document.createElement("p");
  p.className = "page-problem";
  p.setAttribute("role", "alert");
  p.append(`${what} ${say("readOn")} `);
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = say("again");
  p.append(again);
  parsed.then(() => document.querySelector(".bar").before(p));
}

// --- Steps -----------------------------------------------------------------

const steps = () => [...document.querySelectorAll(".deck .slide [data-step]")];

// Steps are for presenting: on a phone, where one reads, everything is there at once. The
// style sheet has the same condition.
function stepping() {
  return matchMedia("(min-width: 900px) and (min-height: 500px)").matches;
}

// charted reports whether charts are live, or will be.
const charted = () => /ready|loading/.test(page.dataset.state);

// count is how many steps the slide has. Those of a chart are the live chart's.
function count() {
  if (!charted()) return Math.max(0, ...steps().map((el) => Number(el.dataset.step)));
  return Number(document.querySelector(".deck").dataset.steps || 0);
}

// lastStep is how many of them are shown one by one.
function lastStep() {
  return stepping() ? count() : 0;
}

const seen = new Map(); // how many steps of each slide have been shown, by slug

// showSteps shows the first n steps of the slide and hides the others. It returns the
// text of the step shown last.
function showSteps(n) {
  n = Math.min(n, count()); // on another day a slide may have fewer
  let text = "";
  for (const el of steps()) {
    const step = Number(el.dataset.step);
    el.toggleAttribute("data-shown", step <= n);
    if (step === n) text += el.textContent + " ";
  }
  seen.set(shown(), n);
  page.dataset.step = n;
  dispatchEvent(new CustomEvent("exhibit:step"));
  exhibit.moved?.(); // tells the speaker view
  return text.trim();
}

// present puts a new slide before the reader: from its top, with the steps that were seen of
// it, and the focus on the headline, so that a screen reader reads it and keys scroll it.
// Nothing here asks for a layout before the browser makes one for the frame anyway.
function present() {
  type("");
  announce("");
  fill();
  showSteps(seen.get(shown()) || 0);
  if (changed) changed(); // the transition shows it
  else transition?.skipTransition();
  if (scrolled) {
    document.querySelector(".stage").scrollTop = 0;
    scrollTo(0, 0);
    scrolled = false;
  }
  requestAnimationFrame(() => document.querySelector(".headline")?.focus({ preventScroll: true }));
}

let scrolled = false; // since the slide was shown
addEventListener("scroll", () => { scrolled = true; }, { capture: true, passive: true });

// announce is what a screen reader says.
function announce(text) {
  document.getElementById("end").textContent = text;
}

// A view transition leads from slide to slide, except for those who want less motion, while the
// front end is on its way, which needs the processor, and in a hurry: what comes during one cuts.
// It lets the browser paint the old slide once more. Where that keeps the new one from the screen
// for longer than feels immediate, twice in a row, slides are cut from then on.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const immediate = 100; // ms
let late = 0; // transitions in a row that took longer than that
let transition = null; // while one is shown
let next = null; // what it will show, which the browser asks for once it has a picture of the old slide
let changed = null; // tells it that the new slide is there

// smoothly does what leads to present.
function smoothly(act) {
  if (transition || late === 2 || still.matches || document.hidden || page.dataset.state === "loading" || !document.startViewTransition) return act();
  const began = Date.now();
  next = act;
  transition = document.startViewTransition(() => new Promise((done) => {
    if (!next) return done();
    changed = () => { changed = null; done(); };
    setTimeout(done, 500); // nothing is painted before
    hurry();
  }));
  transition.ready.then(() => { late = Date.now() - began > immediate ? late + 1 : 0; }, () => {}); // skipped
  transition.finished.finally(() => { transition = changed = null; });
}

// hurry shows at once what a transition has not yet shown, before anything else is done.
function hurry() {
  const act = next;
  next = null;
  act?.();
}

// --- From slide to slide -------------------------------------------------------

const slugs = script.slides.split(" ");
const shown = () => document.querySelector(".deck").dataset.slide;
const pages = new Map(); // promises of the texts of pages, by URL

// answer is that to a request for a URL, which boot.js may have made.
function answer(url) {
  const page = location.origin + early.url === url && early.page;
  if (page) early.page = null;
  return page ? page.catch(() => fetch(url)) : fetch(url);
}

// fetched is the text of the page at a URL. It is asked for once.
function fetched(url) {
  if (!pages.has(url)) {
    pages.set(url, answer(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: status ${response.status}`);
      return response.text();
    }));
    pages.get(url).catch(() => pages.delete(url));
  }
  return pages.get(url);
}

// read is a page of the deck as a document.
async function read(url) {
  return parse(url, await fetched(url)).catch(() => readWhole(url, async (response) => parse(url, await response.text()))).catch((err) => { pages.delete(url); throw err; });
}

async function parse(url, text) {
  const there = new DOMParser().parseFromString(text, "text/html");
  const form = there.querySelector(".deck[data-slide] .known noscript");
  if (form) {
    form.textContent = form.innerHTML; // as in a page that runs scripts
    carried(there, url);
    return there;
  }
  throw new Error(`${url}: no slide`); // what a login page of a network answers, for one
}

// carried takes in the slide that the page at a URL has besides its own: the next one.
function carried(there, url) {
  const next = there.querySelector("script[data-next]"), known = day(new URL(url));
  if (next?.nextSibling) pages.set(plainly(new URL(`/s/${next.dataset.next}${known && "?known=" + known}`, url)).href, Promise.resolve(next.textContent));
}

// to is the address of a neighbour, "next" or "prev"; empty where there is none.
const to = (rel) => document.querySelector(`.bar a[rel="${rel}"][href]`)?.href || "";

// ahead fetches the next slide's page, so that the next key needs no line. It is done when
// that has come, or will not.
async function ahead() {
  const next = to("next");
  if (next) await fetched(plainly(new URL(next)).href).catch(() => {});
}

// plainly is the URL where what the address asks for is kept: a deck without the front end.
function plainly(url) {
  if (asked) url.search = day(url) ? `?known=${day(url)}&static` : "?static";
  return url;
}

// slugOf is the slug of the slide that a URL of this deck shows; undefined if it shows none.
function slugOf(url) {
  if (url.origin !== location.origin) return undefined;
  if (url.pathname === "/") return slugs[0];
  return slugs.find((slug) => url.pathname === `/s/${slug}`);
}

const day = (url) => url.searchParams.get("known") || "";

let going = null; // the visit whose slide is coming
const waiting = []; // moves that were made in the meantime

// visit shows the first steps of the slide at a URL, unless the URL shows none. The front end
// puts it into the document; before it runs the content of the slide's page comes in the place
// of this one's, where the front end will find it. With back the URL is in the history already.
async function visit(href, { step = 0, back = false } = {}) {
  next = null; // this comes in its place
  const url = new URL(href, location.href), slug = slugOf(url);
  if (!slug) return;
  url.hash = "";
  plainly(url);
  const here = slug === shown() && day(url) === day(new URL(location.href));
  if (here) {
    if (!back) announce(showSteps(step));
    return;
  }
  if (ready()) {
    smoothly(() => {
      seen.set(slug, step);
      history.pushState(null, "", url);
      exhibit.turn();
    });
    return;
  }
  const mine = (going = { href, step, back });
  const there = await read(url.href).catch((err) => console.error(err));
  await exhibit.starting; // the front end takes over in these milliseconds
  if (going !== mine) return; // somewhere else by now, or the front end has come in the meantime
  going = null;
  if (there) smoothly(() => swap(there, url, slug, step, back));
  else location.href = url.href; // the browser says why it does not come
  resume();
}

// resume makes the moves that have waited. The front end needs no page for the first of them.
function resume() {
  if (going && ready()) {
    const { href, ...how } = going;
    going = null;
    visit(href, how);
  }
  for (const move of waiting.splice(0)) turn(move);
}

// swap puts the content of another page into this one.
function swap(there, url, slug, step, back) {
  early.put(there, !back && url);
  seen.set(slug, step);
  present();
  ahead();
}

const all = 9999; // steps: as many as the slide has

// Back and forward. go-app hears of those that lead to no other slide.
addEventListener("popstate", (e) => {
  if (!ready()) return visit(location.href, { back: true });
  if ([shown(), undefined].includes(slugOf(location))) return;
  e.stopImmediatePropagation();
  hurry();
  if (e.hasUAVisualTransition) exhibit.turn(); // the browser's own
  else smoothly(exhibit.turn);
});

// turn moves one step or slide, "next" or "prev", or to the "first" or "last" slide.
function turn(command) {
  hurry();
  if ((going || exhibit.starting || held) && !ready()) {
    waiting.push(command);
    return;
  }
  if (command === "first") return goTo(1);
  if (command === "last") return goTo(slugs.length);
  const step = Number(page.dataset.step || 0) + (command === "next" ? 1 : -1);
  if (step >= 0 && step <= lastStep()) announce(showSteps(step));
  else if (to(command)) visit(to(command), { step: command === "prev" && stepping() ? all : 0 });
}

// goTo shows the n-th slide, from 1, or the one that is nearest to that, on the day that is
// shown.
function goTo(n) {
  const slug = slugs[Math.min(Math.max(n, 1), slugs.length) - 1];
  visit(`/s/${slug}${location.search}`);
}

let digits = ""; // of a slide's number, while it is typed

// type shows them where the number of this slide stands.
function type(text) {
  if (!digits && !text) return;
  digits = text;
  const at = document.querySelector(".bar-count");
  at.firstChild.data = text ? say("goTo", text) : `${at.dataset.count} / ${slugs.length}`;
}

// renew does once more what the page has lost where the front end has written it anew.
function renew() {
  type(digits);
  fill();
}

// --- Evidence and data --------------------------------------------------------

let opener = null; // what had the focus before something was opened

// toggle opens or closes the first disclosure of the deck that matches the selector,
// and takes the focus there and back.
function toggle(selector) {
  const at = document.querySelector(`.deck ${selector}`);
  if (at?.open) closeAll();
  else if (at) show(at, at.querySelector("summary"));
}

// show opens a disclosure and puts the focus on a part of it.
function show(disclosure, part) {
  if (!disclosure.open) opener = document.activeElement;
  disclosure.open = true;
  fill();
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
}

// closeAll closes the disclosures of the deck.
function closeAll() {
  const open = document.querySelectorAll(".deck details[open]");
  for (const at of open) {
    // A field that is hidden would take the next key. One for dates does not always lose the
    // focus by blur; by way of the summary it does.
    if (at.querySelector(":focus")) {
      const summary = at.querySelector("summary");
      summary.focus({ preventScroll: true });
      summary.blur();
    }
    at.open = false;
  }
  if (open.length) opener?.focus({ preventScroll: true });
}

// fill brings the form for a day into its disclosure while that is open. The page has it as text
// in a noscript. While the text is the same so is the form, with what has been typed into it.
function fill() {
  const source = document.querySelector(".known noscript"), at = source.parentElement;
  if (!at.open || form.of !== source.textContent) form.made?.remove();
  if (!at.open) return;
  if (form.of !== source.textContent) {
    form.of = source.textContent;
    form.made = document.createRange().createContextualFragment(form.of).firstElementChild;
  }
  if (form.made.parentElement !== at) source.after(form.made);
}

const form = { of: "", made: null }; // the text, and the element made of it

addEventListener("toggle", (e) => { if (e.target.matches(".known")) fill(); }, true);

// showEvidence leads to a passage, given as "source ¶9, 11": to its first paragraph. It
// opens the evidence, or with open false marks the passage if that is open already. It
// reports whether there is evidence for the passage on the slide.
function showEvidence(passage, open = true) {
  const [, source, paragraph] = /^(\S+) ¶(\d+)/.exec(passage) || [];
  const entry = document.getElementById(`ev-${source}-${paragraph}`);
  if (!entry) return false;
  for (const at of document.querySelectorAll(".evidence [data-pointed]")) delete at.dataset.pointed;
  entry.dataset.pointed = "";
  if (open) show(entry.closest("details"), entry);
  else if (entry.closest("details").open) entry.scrollIntoView({ block: "nearest" });
  return true;
}

// --- Tools -----------------------------------------------------------------------

const disclosures = { evidence: ".evidence", data: ".figure-data", known: ".known" };

let rest = null;

// more is start.js, which is fetched once. A failed import may be tried again.
function more() {
  rest ||= importWhole(script.start).catch((err) => { rest = null; throw err; });
  return rest;
}

// tool carries out a command that moves to no other slide. The tools set exhibit.leave, which
// ends the tool begun last and reports whether there was one.
function tool(command) {
  if (disclosures[command]) toggle(disclosures[command]);
  else if (command === "leave") exhibit.leave?.() || closeAll();
  else more().then((m) => m.tool(command), (err) => console.error(err));
}

// --- Keys, clicks and swipes ------------------------------------------------

// isOurs reports whether a key event is meant for the deck, and not for the browser,
// a text field or the control that has the focus.
function isOurs(e) {
  if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return false;
  const at = e.target instanceof Element ? e.target : document.body;
  if (at.closest("select") && /^Page(Up|Down)$/.test(e.key)) return true; // a clicker's keys
  if (e.key === "Escape" && at.closest(".known")) return true; // from its field too
  if (at.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return false;
  if (e.key === "Enter" && digits) return true; // ends the number of a slide
  if (e.key === "Enter" || e.key === " ") return !at.closest("a[href], button, summary");
  if (e.key === "ArrowDown" || e.key === "ArrowUp") return !scrolls(at, e.key === "ArrowDown");
  return true;
}

// scrolls reports whether something around the element, or the page, can still be
// scrolled up or down: then the arrow does that first.
function scrolls(el, down) {
  for (let at = el; at; at = at.parentElement) {
    const style = at === page ? "auto" : getComputedStyle(at).overflowY;
    if (style !== "auto" && style !== "scroll") continue;
    if (down ? at.scrollTop + at.clientHeight < at.scrollHeight - 1 : at.scrollTop > 0) return true;
  }
  return false;
}

addEventListener("keydown", (e) => {
  if (isOurs(e) && press(e.key === " " && e.shiftKey ? "Shift+ " : e.key)) e.preventDefault();
});

// press does what a key is bound to. It reports whether it is bound to anything.
function press(key) {
  hurry();
  const command = bindings[key];
  if (/^\d$/.test(key)) {
    type((digits + key).slice(0, 4));
  } else if (key === "Enter" && digits) {
    const n = Number(digits);
    type("");
    goTo(n);
  } else {
    type("");
    if (/^(next|prev|first|last)$/.test(command)) turn(command);
    else if (command) tool(command);
    else return false;
  }
  return true;
}

// The form for a day.
addEventListener("submit", (e) => {
  if (!e.target.matches(".known-panel")) return;
  e.preventDefault();
  const url = new URL(e.target.action);
  url.search = new URLSearchParams(new FormData(e.target));
  closeAll();
  visit(url.href);
});

// Clicks on links: go-app, whose listener on the window comes after this one, would take over
// those with Shift, which open a window, and those to other slides.
addEventListener("click", (e) => {
  hurry();
  if (e.target instanceof Element && e.target.closest("[data-close]")) closeAll();
  const used = e.target instanceof Element && e.target.closest("[data-tool]");
  if (used) tool(used.dataset.tool);
  const link = e.target instanceof Element && e.target.closest("a[href]");
  if (!link || e.button !== 0) return;
  if (link.target) { // a window of its own
    e.stopImmediatePropagation();
    setTimeout(() => exhibit.dismiss?.()); // once the browser has followed the link
    return;
  }
  if (link.hasAttribute("download")) {
    e.stopImmediatePropagation(); // go-app would take it for a page
    if (ready() && saveData(link) || exhibit.store?.save(link)) e.preventDefault();
    return;
  }
  if (link.dataset.cite && !(e.shiftKey || e.ctrlKey || e.metaKey || e.altKey) && showEvidence(meant(link, e).dataset.cite)) {
    e.preventDefault();
    e.stopImmediatePropagation();
    return;
  }
  if (e.shiftKey || (link.hash && link.pathname === location.pathname)) { // the browser marks, scrolls to and focuses the target
    e.stopImmediatePropagation();
  } else if (slugOf(link) && document.querySelector(".deck") && !(e.ctrlKey || e.metaKey || e.altKey)) {
    e.preventDefault();
    e.stopImmediatePropagation();
    if (/^(next|prev)$/.test(link.rel)) turn(link.rel);
    else visit(link.href);
  }
});

// meant is the citation mark that a click on one means: the nearest. For a finger there is
// room around each, and where they stand close, the last of them would have all of it.
function meant(mark, { clientX, clientY, detail }) {
  if (!detail) return mark; // by keyboard
  const text = document.createRange();
  const far = (el) => {
    text.selectNodeContents(el);
    return Math.min(...Array.from(text.getClientRects(), (r) =>
      Math.hypot(Math.max(r.left - clientX, 0, clientX - r.right), Math.max(r.top - clientY, 0, clientY - r.bottom))));
  };
  for (const other of document.querySelectorAll(".slide .cite")) {
    if (far(other) < far(mark) && other.checkVisibility({ visibilityProperty: true })) mark = other;
  }
  return mark;
}

// saveData saves a file of data/ as the front end makes it, so that it needs no server. It
// reports whether it could.
function saveData(link) {
  const name = link.pathname.replace("/data/", "");
  const content = link.pathname.startsWith("/data/") && exhibit.csv(name);
  if (!content) return false;
  // A string that comes from Go has lost the byte order mark that spreadsheets need.
  const url = URL.createObjectURL(new Blob([content.replace(/^\uFEFF?/, "\uFEFF")], { type: "text/csv;charset=utf-8" }));
  const file = document.createElement("a");
  file.href = url;
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  return true;
}

let touch = null;
addEventListener("pointerdown", (e) => {
  touch = null;
  if (e.pointerType !== "touch" || !e.isPrimary || !(e.target instanceof Element)) return;
  for (let at = e.target; at && at !== document.body; at = at.parentElement) {
    if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return;
  }
  touch = { x: e.clientX, y: e.clientY };
}, { passive: true });
addEventListener("pointercancel", () => { touch = null; }, { passive: true });
addEventListener("pointerup", (e) => {
  if (!touch || !e.isPrimary) return;
  const dx = e.clientX - touch.x, dy = e.clientY - touch.y;
  touch = null;
  if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? "next" : "prev");
}, { passive: true });

// --- What the front end asks for ----------------------------------------------

// idle calls fn after the next two frames, when the browser has time. It returns a
// function that cancels the call.
function idle(fn) {
  let cancelled = false;
  const later = globalThis.requestIdleCallback || ((f) => setTimeout(f, 50));
  requestAnimationFrame(() => requestAnimationFrame(() => later(() => cancelled || fn(), { timeout: 1000 })));
  return () => { cancelled = true; };
}

let chartsModule = null;

// charts imports ECharts once. A failed import may be tried again.
function charts() {
  chartsModule ||= importWhole(script.charts).catch((err) => { chartsModule = null; throw err; });
  return chartsModule;
}

// The browser offers to install the deck once, and may do so early: the offer stands in the
// dialog about what is kept on the device.
addEventListener("beforeinstallprompt", (e) => {
  e.preventDefault();
  exhibit.offer = e;
});

// --- Start ------------------------------------------------------------------------

parsed.then(async () => {
  if (!document.querySelector(".bar") && (await renewPage())) return;
  carried(document, location.href);
  ahead(); // first: the next key may wait for it
  if (early.turned) {
    present();
    if (slugOf(location) !== shown()) visit(location.href, { back: true });
  }
  early.keys.forEach(press);
  fill();
  more().then((m) => m.start(), (err) => fail(say("notStarted", say("notArrived", say("startFile"))), err));
});
