// The speaker view: the current slide and what the next press brings, the notes, and the time.
// The page has every slide as a section; this script shows two of them at a time and keeps
// them together with the windows that show the slides.
import { keys, speaker } from "exhibit:tables"; // app.Bindings and package words
import { channel, clock, sameSlide } from "./sync.js";
import { picture } from "./picture.js";
import * as timer from "./timer.js";

const page = document.documentElement;
const { store } = document.currentScript.dataset;
const own = speaker[page.lang.split("-")[0]] || speaker.en;

// say is what the speaker view says, with what is put in for {0} and {1}.
const say = (name, ...put) => own[name].replace(/\{(\d)\}/g, (_, i) => put[i]);

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
else start();

function start() {
  const root = document.querySelector(".presenter"), list = root.querySelector(".presenter-list");
  const sections = [...list.querySelectorAll("section[data-slide]")];
  const steps = sections.map((s) => Number(s.dataset.steps)), seconds = sections.map((s) => Number(s.dataset.seconds));
  const charted = sections.map((s) => JSON.parse(s.dataset.coming)); // what a chart does at each step
  const known = new URLSearchParams(location.search).get("known") || "";
  const at = (slug) => sections.findIndex((s) => s.dataset.slide === slug);

  list.hidden = true;
  root.append(view(root.dataset.title));
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const current = picture(part("current")), coming = picture(part("coming"));
  const notes = part("notes");

  // --- Place ---------------------------------------------------------------------

  let place = { slug: sections[0].dataset.slide, step: 0, known, screen: "" };
  let since = 0; // when it was last changed; 0 while nobody has, 1 where it is remembered
  let certain = false; // windows with slides have had the time to say where they are
  const waiting = []; // what the speaker did before that
  let digits = ""; // of the number that is being typed
  const windows = new Set(); // with slides, by id

  try {
    const kept = JSON.parse(sessionStorage.getItem("exhibit-place"));
    if (kept && at(kept.slug) >= 0) [place, since, certain] = [{ ...place, ...kept }, 1, true];
  } catch { /* no storage, or nothing sensible in it */ }

  // become takes over a place from elsewhere or from the speaker.
  function become(to, moves) {
    const turns = !sameSlide(to, place), newSlide = to.slug !== place.slug;
    place = { ...to };
    if (turns && moves) timer.turned(newSlide);
    try {
      sessionStorage.setItem("exhibit-place", JSON.stringify(place));
    } catch { /* no storage */ }
    part("problem").textContent = "";
    if (place.known !== known) showDay(place.known);
    if (turns) show();
    settle();
    tick();
  }

  // settle makes the place certain and does what has waited for that.
  function settle() {
    certain = true;
    for (const act of waiting.splice(0)) act();
  }

  // go is what the speaker does: to move from the place to another, and all others as well.
  function go(from) {
    if (!certain) {
      waiting.push(() => go(from));
      return;
    }
    since = clock();
    become(from(), true);
    send({ go: place });
  }

  const send = channel(root.dataset.title, (m) => {
    if (m.state) {
      windows.add(m.id);
      if (m.at >= since) {
        const moves = since > 0;
        since = m.at;
        become(m.state, moves);
      }
      send({ go: place, id: m.id, serial: m.serial });
    } else if (m.go) { // of another speaker view
      since = clock();
      become(m.go, true);
    } else if (m.hello === "slides") {
      windows.add(m.id);
      send(since ? { go: place } : { hello: "speaker" });
    } else if (m.hello === "speaker") {
      if (since) send({ go: place });
    } else if (m.bye) {
      windows.delete(m.bye);
    }
    tick();
  });

  // showDay shows the deck as of another day, if it can be had: without a server it stays.
  async function showDay(known) {
    const url = location.pathname + (known && "?known=" + known);
    const there = await fetch(url).then((r) => r.ok, () => false);
    if (there) location.replace(url);
    else part("problem").textContent = say("notUpdated");
  }

  // --- Moves -----------------------------------------------------------------------

  // move is where a command leads, as app/nav.go has it.
  function move(command) {
    let i = Math.max(0, at(place.slug)), step = place.step;
    const last = sections.length - 1;
    if (command === "next" && step < steps[i]) step++;
    else if (command === "next" && i < last) [i, step] = [i + 1, 0];
    else if (command === "prev" && step > 0 && steps[i] > 0) step--;
    else if (command === "prev" && i > 0) [i, step] = [i - 1, steps[i - 1]];
    else if (command === "first") [i, step] = [0, 0];
    else if (command === "last") [i, step] = [last, 0];
    return { ...place, slug: sections[i].dataset.slide, step, screen: "" };
  }

  const commands = {
    black: () => go(() => ({ ...place, screen: place.screen === "black" ? "" : "black" })),
    white: () => go(() => ({ ...place, screen: place.screen === "white" ? "" : "white" })),
    pause: timer.toggle, reset: timer.reset,
    smaller: () => size(1 / 1.15), larger: () => size(1.15),
  };
  for (const command of ["next", "prev", "first", "last"]) commands[command] = () => go(() => move(command));

  addEventListener("keydown", (e) => {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    const on = e.target instanceof Element ? e.target : document.body;
    if ((e.key === " " || e.key === "Enter" && !digits) && on.closest("a[href], button")) return;
    if (/^Arrow(Up|Down)$/.test(e.key) && on.closest("[data-part=notes]") && notes.scrollHeight > notes.clientHeight) return;
    const command = keys[e.key === " " && e.shiftKey ? "Shift+ " : e.key];
    if (/^\d$/.test(e.key)) {
      digits = (digits + e.key).slice(0, 4);
    } else if (e.key === "Enter" && digits) {
      const n = Math.min(Math.max(Number(digits), 1), sections.length);
      digits = "";
      go(() => ({ ...place, slug: sections[n - 1].dataset.slide, step: 0, screen: "" }));
    } else {
      digits = "";
      if (/^(next|prev|first|last|black|white)$/.test(command)) commands[command]();
      else if (e.key !== "Escape") return tick();
    }
    e.preventDefault();
    tick();
  });

  addEventListener("click", (e) => {
    const on = e.target instanceof Element ? e.target : null;
    const button = on?.closest("[data-do]"), link = on?.closest("a[href]");
    if (button) {
      commands[button.dataset.do]();
      if (e.detail) button.blur(); // after a click keys are for the slides again
      tick();
    } else if (link && !link.target && link.pathname.startsWith("/s/") && at(link.pathname.slice(3)) >= 0) {
      e.preventDefault();
      go(() => ({ ...place, slug: link.pathname.slice(3), step: 0, screen: "" }));
    }
  });

  // --- What is shown ------------------------------------------------------------------

  // text sets a part's text; only where it differs, so that nothing is drawn or said twice.
  function text(name, value) {
    if (part(name).textContent !== value) part(name).textContent = value;
  }

  const count = (i) => `${i + 1} / ${sections.length}`;

  // show draws the slides and the notes of the place.
  function show() {
    const i = Math.max(0, at(place.slug)), s = sections[i];
    current(s, place.step, count(i));
    const to = move("next"), j = at(to.slug), end = sameSlide(to, place);
    coming(end ? null : sections[j], to.step, count(j));
    text("then", end ? say("end") : j > i ? say("next", j + 1) : [say("nextStep", to.step, steps[i]), charted[i][to.step - 1]].filter(Boolean).join(" · "));
    text("then-headline", end || j === i ? "" : sections[j].dataset.headline);
    text("headline", s.dataset.headline);
    const own = s.querySelector(".notes").cloneNode(true);
    for (const mark of own.querySelectorAll("a[href^='#']")) mark.removeAttribute("href"); // the list of sources is not shown
    if (!own.textContent.trim()) own.append(say("noNotes"));
    notes.replaceChildren(own);
    notes.scrollTop = 0;
  }

  // plan is how long the slides before a slide are planned to take, in ms.
  const plan = (i) => seconds.slice(0, i).reduce((sum, s) => sum + s, 0) * 1000;

  // tick shows what changes with the time or with a key.
  function tick() {
    const i = Math.max(0, at(place.slug)), left = steps[i] - place.step;
    text("count", digits ? say("goto", digits) : say("slide", i + 1, sections.length));
    text("steps", left <= 0 ? "" : left === 1 ? say("oneStep") : say("steps", left));
    text("clock", new Date(Date.now()).toLocaleTimeString(page.lang, { hour: "numeric", minute: "2-digit" }));
    text("elapsed", timer.time(timer.elapsed()));
    text("pause", say(timer.running() ? "pause" : timer.begun() ? "resume" : "start"));
    const all = plan(sections.length);
    text("planned", all ? say("deck", timer.time(all)) : "");
    text("slide-time", timer.time(timer.onSlide()) + (seconds[i] ? " / " + timer.time(seconds[i] * 1000) : ""));
    pace(all, i);
    text("screen", place.screen && say(place.screen === "black" ? "isBlack" : "isWhite"));
    for (const colour of ["black", "white"]) root.querySelector(`[data-do=${colour}]`).setAttribute("aria-pressed", place.screen === colour);
    const slides = root.querySelector("[data-part=alone] a");
    slides.href = `/s/${place.slug}${place.known && "?known=" + place.known}#step=${place.step}`;
    part("alone").hidden = !lonely || windows.size > 0;
  }

  // pace says whether the talk is ahead of the plan or behind it: before the time at which
  // the current slide is to begin, or after that at which it is to end.
  function pace(all, i) {
    const late = timer.elapsed() - plan(i + 1), early = plan(i) - timer.elapsed();
    const is = !all || !timer.begun() ? "" : late >= 1000 ? "behind" : early >= 1000 ? "ahead" : "onTime";
    part("pace").dataset.pace = is;
    text("pace", is && say(is, timer.time(Math.max(late, early))));
  }

  // size makes the notes larger by a factor.
  function size(factor) {
    let rem = 1.15;
    try {
      rem = Number(localStorage.getItem("exhibit-notes")) || rem;
    } catch { /* no storage */ }
    rem = Math.min(Math.max(rem * factor, 0.7), 4);
    notes.style.fontSize = `${rem}rem`;
    try {
      localStorage.setItem("exhibit-notes", rem);
    } catch { /* no storage */ }
  }

  let lonely = false;
  setTimeout(() => { // by then windows with slides have answered
    lonely = true;
    settle();
    tick();
  }, 600);
  setInterval(tick, 250);
  size(1);
  show();
  tick();
  send({ hello: "speaker" });
  page.dataset.state = "ready";
  // While it is open, no window is reloaded for a newer version of the deck.
  navigator.locks?.request("exhibit-presenting", { mode: "shared" }, () => new Promise(() => {}));
  (globalThis.requestIdleCallback || setTimeout)(() => import(store).then((m) => m.start(null)).catch((err) => console.info(err)));
}

// view is the frame of the page: empty places that the script fills.
function view(title) {
  const button = (command, label) => el("button", { type: "button", "data-do": command }, label);
  const sign = (command, label, sign) => el("button", { type: "button", "data-do": command, title: label },
    el("span", { "aria-hidden": "true" }, sign), el("span", { class: "visually-hidden" }, label));
  const label = (text) => el("span", { class: "speaker-label" }, text);
  const place = (name, options = {}) => el("span", { "data-part": name, ...options });
  const picture = (name) => el("div", { class: "speaker-picture", "data-part": name });
  const pause = el("button", { type: "button", "data-do": "pause", "data-part": "pause" });
  return el("main", { class: "speaker" },
    el("h1", { class: "visually-hidden" }, `${say("title")} · ${title}`),
    el("header", { class: "speaker-times" },
      el("div", {}, label(say("clock")), place("clock")),
      el("div", {}, label(say("elapsed")), place("elapsed", { role: "timer" }), " ", place("planned", { class: "speaker-small" })),
      el("div", { class: "speaker-timer" }, pause, button("reset", say("reset"))),
      el("div", {}, label(say("thisSlide")), place("slide-time")),
      el("div", { class: "speaker-pace" }, label(say("pace")), place("pace"))),
    el("p", { class: "speaker-alone", "data-part": "alone", role: "status", hidden: "" }, `${say("alone")} `, el("a", { href: "/", target: "exhibit-slides" }, say("open"))),
    el("p", { class: "speaker-alone", "data-part": "problem", role: "alert" }),
    el("section", { class: "speaker-current", "aria-label": say("current") },
      el("p", { class: "speaker-head" }, place("count"), place("steps", { class: "speaker-small" }), place("screen", { class: "speaker-screen", role: "status" })),
      picture("current")),
    el("section", { class: "speaker-coming" },
      el("p", { class: "speaker-head" }, place("then"), place("then-headline", { class: "visually-hidden" })),
      picture("coming")),
    el("section", { class: "speaker-notes" },
      el("div", { class: "speaker-head" },
        el("h2", { "data-part": "headline" }), sign("smaller", say("smaller"), "A−"), sign("larger", say("larger"), "A+")),
      el("div", { class: "speaker-text", "data-part": "notes", tabindex: "0", role: "region", "aria-label": say("notes") })),
    el("nav", { class: "speaker-controls", "aria-label": say("controls") },
      button("prev", say("previous")), button("next", say("forward")), button("black", say("black")), button("white", say("white"))));
}

// el makes an element.
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
