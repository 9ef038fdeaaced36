// The script of the speaker view's page: the current slide and what the next key brings, the
// notes and the time. The page lists every slide; this shows two at a time, and keeps them
// together with the windows that show the slides.
import { speaker } from "exhibit:tables"; // package words
import { move, nth, on } from "../deck.js";
import { onFiles, ours } from "../lib/base.js";
import { idle } from "../lib/idle.js";
import { trustOwn } from "../lib/trusted.js";
import { texts } from "../lib/words.js";
import { presenting } from "../offline/caches.js";
import { importWhole } from "../program/fetch.js";
import { listenToControls } from "./controls.js";
import { layout } from "./layout.js";
import { lead } from "./lead.js";
import { keep, kept } from "./kept.js";
import { readSections } from "./sections.js";
import { channel } from "./sync.js";
import { createTimer } from "./timer.js";
import { createView } from "./view.js";

const { store = "", watch } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

trustOwn();

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
else start();

function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector(".presenter")), { title = "" } = root.dataset;
  const list = /** @type {HTMLElement} */ (root.querySelector(".presenter-list"));
  const sections = readSections(list), say = texts(speaker), timer = createTimer(title);
  /** @type {import("../deck.js").Deck} */
  const deck = { slugs: sections.map(({ slug }) => slug), steps: (slug) => sections.find((section) => section.slug === slug)?.steps || 0 };
  /** The day of which the page shows the deck. */
  const day = new URLSearchParams(ours(location).search).get("known") || "";

  list.hidden = true;
  const frame = layout(title, say);
  root.append(frame);
  const view = createView({ frame, title, deck, sections, say });

  const windows = lead({
    open: channel(title),
    first: { slug: deck.slugs[0], step: 0, day, screen: "" },
    kept: kept(deck, day),
    changed(scene, was, moved) {
      if (moved) timer.turned(scene.slug !== was.slug);
      keep(scene);
      view.showProblem("");
      if (scene.day !== day) showDay(scene.day);
      if (scene.slug !== was.slug || scene.step !== was.step) view.show(scene);
      tick();
    },
    heard: () => tick(),
  });

  /** showDay loads the page as of another day, if it can be had: without a server it stays. @param {string} day */
  async function showDay(day) {
    const url = on("/presenter", day);
    if (!onFiles && await fetch(url).then((response) => response.ok, () => false)) location.replace(url);
    else view.showProblem(say("notUpdated"));
  }

  // --- Commands --------------------------------------------------------------------

  /** cover makes the screen of the slides black or white, or uncovers it. @param {"" | "black" | "white"} colour */
  const cover = (colour) => windows.go((scene) => ({ ...scene, screen: scene.screen === colour ? "" : colour }));

  /** @type {Record<string, () => void>} */
  const commands = {
    black: () => cover("black"), white: () => cover("white"),
    leave: () => windows.scene().screen && cover(""),
    pause: timer.toggle, reset: timer.reset,
    smaller: () => view.notes.resize(-1), larger: () => view.notes.resize(1),
  };
  const { digits } = listenToControls({
    deck, commands,
    turn: (command) => windows.go((scene) => ({ ...scene, ...move(deck, scene, command), screen: "" })),
    goTo: (slug) => windows.go((scene) => ({ ...scene, slug, step: 0, screen: "" })),
    toNumber: (n) => windows.go((scene) => ({ ...scene, ...nth(deck, scene, n), screen: "" })),
    notesScroll: view.notes.scrolls,
    used: () => tick(),
  });

  // --- Time ------------------------------------------------------------------------

  /** Windows with slides have had the time to answer. */
  let waited = false;

  function tick() {
    view.tick(windows.scene(), timer.talk(), digits());
    view.showAlone(waited && windows.alone());
  }

  setTimeout(() => {
    waited = true;
    windows.settle();
    tick();
  }, 600);
  setInterval(tick, 250);
  view.show(windows.scene());
  tick();

  addEventListener("pagehide", windows.leave);
  addEventListener("pageshow", (e) => { if (e.persisted) windows.comeBack(); });
  document.documentElement.dataset.state = "ready";
  // While it is open, no window is reloaded for a newer version of the deck.
  navigator.locks?.request(presenting, { mode: "shared" }, () => new Promise(() => {}));
  if (watch) {
    importWhole(watch).then((it) => it.watchSpeaker({
      sections, deck, frame, scene: windows.scene, show: () => view.show(windows.scene()),
      goTo: (/** @type {string} */ slug) => windows.go((scene) => ({ ...scene, slug, screen: "" })),
    })).catch(console.error);
  }
  if (store) idle(() => importWhole(store).then((it) => it.start(null)).catch(console.info));
}
