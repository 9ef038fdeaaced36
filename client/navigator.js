// The navigator decides which slide and step is shown, before the program runs, while it runs and
// without it. It owns the reader's place, the history and the document's title. A slide comes
// from a source (source/); all that follows is one path: show.
import * as bar from "./bar.js";
import { address, entries, move, nth, parse, same } from "./deck.js";
import { inFile, ours } from "./lib/base.js";
import { announce } from "./lib/announce.js";
import { idle } from "./lib/idle.js";
import { listeners } from "./lib/listeners.js";
import * as panels from "./panels.js";
import { keepStep, keptStep } from "./reload.js";
import { pages } from "./source/pages.js";
import { slots } from "./source/slots.js";
import * as stage from "./stage.js";
import * as steps from "./steps.js";
import { change } from "./transition.js";
import { useLate } from "./typefaces.js";
import { visits } from "./visit.js";

const page = document.documentElement;

/** @typedef {import("./deck.js").Place} Place */

/**
 * How says how a visit was begun: whether its address is in the history already, and whether the
 * browser shows a transition of its own.
 * @typedef {{visited?: boolean, cut?: boolean}} How
 */

/**
 * Settings are what the page and its address ask for.
 * @typedef {object} Settings
 * @property {string} slides the slugs of all slides in order, with spaces between; "slug:2" for a slide of two steps
 * @property {boolean} asStatic the address asks for the deck as pages
 * @property {boolean} held the day in the address is one that only the program can show (offline/worker.js)
 * @property {Promise<Response> | null} next the answer for the next slide's page, if boot.js has asked for it
 */

/**
 * createNavigator takes the page's place in the deck.
 * @param {Settings} settings
 */
export function createNavigator({ slides, asStatic, held, next }) {
  /** How many steps the slides have. @type {Map<string, number>} */
  const listed = new Map();
  /** @type {string[]} */
  const slugs = [];
  list(slides);

  /** list takes in the list of all slides. @param {string} slides as in Settings */
  function list(slides) {
    const all = entries(slides);
    slugs.splice(0, slugs.length, ...all.map(({ slug }) => slug));
    listed.clear();
    for (const { slug, steps } of all) listed.set(slug, steps);
  }

  /** @type {import("./deck.js").Deck} */
  const deck = {
    slugs,
    steps: (slug) => !steps.stepping() ? 0 : slug === here.slug ? steps.count() : listed.get(slug) || 0,
  };

  /** Where the reader is. @type {Place} */
  let here = { slug: stage.article().dataset.slide || slugs[0], step: 0, day: held ? "" : new URLSearchParams(ours(location).search).get("known") || "" };
  /** How many steps of each slide have been shown, for back and forward. @type {Map<string, number>} */
  const seen = new Map();
  const shown = listeners(), moved = listeners();
  /** What waits for the slide of the visit that is under way. @type {(() => void)[]} */
  const waiting = [];

  /** url returns the address of a place, with what the address of this window asks for. @param {Place} place */
  const url = (place) => address(place) + (asStatic ? `${place.day ? "&" : "?"}static` : "");

  // --- Sources ---------------------------------------------------------------------

  const paged = pages(next && address({ slug: slugs[slugs.indexOf(here.slug) + 1], day: here.day }), next);
  paged.take(document, here.day);

  /** @typedef {ReturnType<typeof slots>} Slots */
  /** Where slides come from while the program runs. @type {Slots | null} */
  let program = null;
  /** The slides of which the program still has another version than the pages. @type {Set<string>} */
  const behind = new Set();
  /** @type {(source: Slots) => void} */
  let programRuns = () => {};
  const running = new Promise((/** @type {(source: Slots) => void} */ done) => { programRuns = done; });

  /** find returns the slide of a place from where slides come from now. @param {Place} place */
  function find(place) {
    if (program && !behind.has(place.slug)) return program.slide(place);
    return held ? running.then((it) => it.slide(place)) : paged.slide(place);
  }

  // --- Visits ----------------------------------------------------------------------

  /** @type {ReturnType<typeof visits<HTMLElement, How>>} */
  const visiting = visits({
    find,
    change(act, { place, how }) {
      if (how.cut) act();
      else change(act, slugs.indexOf(place.slug) < slugs.indexOf(here.slug) ? "prev" : "next");
    },
    show: (article, { place, how }) => show(article, place, how),
    fail(err, { place }) {
      console.error(err);
      if (!inFile) location.href = url(place); // the browser says why it does not come
    },
  });

  /** target returns where the reader is, or is on the way to. */
  const target = () => visiting.target() || here;

  /**
   * go leads to a place: another slide, or only another step of this one.
   * @param {Place} place
   * @param {How} [how]
   */
  function go(place, how = {}) {
    if (held || !same(place, here)) {
      visiting.begin(place, how);
      return;
    }
    if (visiting.target()) { // the reader stays: what the visit has interrupted goes on
      visiting.end();
      waiting.length = 0;
      prepare();
      idle(settle);
    }
    enter(place, how);
    const text = showSteps(place.step);
    if (!how.visited) announce(text);
  }

  /**
   * enter puts the address of a place into the history, unless it is the address already.
   * @param {Place} place
   * @param {How} how
   */
  function enter(place, how) {
    const at = parse(deck, location);
    if (!how.visited && !(at && same(at, place))) history.pushState(null, "", url(place));
  }

  /** turn carries out a command of kind move. @param {string} command */
  function turn(command) {
    if (visiting.target() && !/ready|loading/.test(page.dataset.state || "")) { // how many steps a page shows is known once it has come
      waiting.push(() => turn(command));
      return;
    }
    const from = target(), to = move(deck, from, command);
    if (to !== from) go(to);
  }

  let stepped = steps.stepping();
  addEventListener("resize", () => { // a window that becomes a projector, or is none any more
    if (stepped === steps.stepping()) return;
    stepped = !stepped;
    showSteps(here.step);
  });

  addEventListener("popstate", (e) => {
    const place = parse(deck, location);
    if (!place || ours(location).hash && same(place, here)) return; // a page of its own, or a jump within the slide
    go({ ...place, step: seen.get(place.slug) || 0 }, { visited: true, cut: /** @type {any} */ (e).hasUAVisualTransition });
  });

  /**
   * show puts an article before the reader: from its top, with its steps, and the focus on the
   * headline. Nothing here asks for a layout before the browser makes one for the frame anyway.
   * @param {HTMLElement} article
   * @param {Place} place
   * @param {How} how
   */
  function show(article, place, how) {
    held = false;
    delete page.dataset.held;
    useLate();
    stage.put(article);
    here = place;
    enter(place, how);
    document.title = article.dataset.title || "";
    announce("");
    writeBar();
    showSteps(place.step);
    shown.tell();
    requestAnimationFrame(stage.focusHeadline);
    prepare();
    idle(settle);
    for (const fn of waiting.splice(0)) fn();
  }

  function writeBar() {
    bar.showPlace(slugs, here);
    bar.showDay(here.day, stage.article().dataset.day);
    panels.showForm(here);
  }

  /** showSteps shows the first n steps of the slide, and returns the text of the last. @param {number} n */
  function showSteps(n) {
    const { shown, text } = steps.show(n);
    here = { ...here, step: shown };
    dispatchEvent(new Event("exhibit:step")); // live charts draw their own, and ask for this one
    seen.set(here.slug, shown);
    keepStep(here);
    moved.tell();
    return text;
  }

  /**
   * prepare has the source make ready what the next key needs: the next slide, the one before, and
   * this one, for a way back to it, where the page's own article is shown.
   */
  function prepare() {
    const i = slugs.indexOf(here.slug);
    const places = [slugs[i + 1], slugs[i - 1], here.slug].filter(Boolean).map((slug) => ({ slug, step: 0, day: here.day }));
    return program && !behind.size ? program.prepare(places) : paged.prepare(places);
  }

  // --- The program -------------------------------------------------------------------

  /**
   * settle has the program's figures live on the slide that is shown, and end on others
   * (app/figure.go). An article from a page gives way to the program's, if it has a figure.
   */
  async function settle() {
    const last = stage.article();
    if (program && !behind.has(here.slug) && !program.holds(last) && last.querySelector("[data-figure]")) {
      const article = await Promise.resolve(program.slide(here)).catch(() => null);
      if (!article || stage.article() !== last) return; // another visit has come
      stage.replace(article);
      showSteps(here.step);
      prepare();
    }
    dispatchEvent(new Event("exhibit:shown"));
  }

  return {
    deck, go, turn, target,
    /**
     * whenShown calls fn once the slide that the reader has asked for is shown: at once where none is
     * on its way. A visit that fails forgets it.
     * @param {() => void} fn
     */
    whenShown(fn) {
      visiting.hurry();
      if (visiting.target()) waiting.push(fn);
      else fn();
    },
    place: () => here,
    article: stage.article,
    onShown: shown.add,
    onMoved: moved.add,

    /** toNumber leads to the n-th slide, from 1. @param {number} n */
    toNumber: (n) => go(nth(deck, target(), n)),

    /** present shows steps one by one in this window, or as its size has it. @param {boolean} on */
    present(on) {
      if (on === "presented" in page.dataset) return;
      page.toggleAttribute("data-presented", on);
      showSteps(here.step);
    },

    /**
     * arrive takes the place that the address names: the step it names, or that which was shown
     * before a reload.
     * @param {boolean} turned boot.js has turned to the next slide
     */
    arrive(turned) {
      const first = parse(deck, location);
      const step = first?.step || first && keptStep(first) || 0;
      if (first?.step) history.replaceState(null, "", location.href.replace(/#step=\d+$/, ""));
      showSteps(first && same(first, here) ? step : 0);
      writeBar();
      if (turned) requestAnimationFrame(stage.focusHeadline);
      if (first && !same(first, here)) go({ ...first, step }, { visited: true });
    },

    /** prepare is done when what the next key needs has come, or will not. */
    prepare,

    /** rendered is told that a slide stands in a slot. @type {import("./types.js").Exhibit["rendered"]} */
    rendered: (slot, at, article) => program?.rendered(slot, at, article),

    /** useProgram takes slides from the program from now on. @param {import("./types.js").Program} it */
    useProgram(it) {
      program = slots(it, stage.article, stage.prelayout, stage.markPrepared, idle);
      programRuns(program);
      showSteps(here.step); // steps of charts count from now on
      settle();
      prepare();
    },

    /**
     * renew takes over another version of the deck, which is being written. What the reader does not
     * see differ stays as it is.
     * @param {object} version
     * @param {string} version.slides as in Settings
     * @param {(slug: string) => boolean} version.changed reports whether a slide looks different
     * @param {string} version.slug the slide that is shown in place of the present one: the same, unless it is gone
     * @param {HTMLElement | null} version.article that slide as it is now; null where it looks the same
     */
    renew({ slides, changed, slug, article }) {
      const pending = visiting.target();
      list(slides);
      for (const one of slugs) if (changed(one)) behind.add(one);
      const stale = (/** @type {string} */ at) => at !== "" && !slugs.some((one) => !behind.has(one) && address({ slug: one, day: here.day }) === at);
      paged.forget(stale);
      program?.forget(stale);
      if (article) {
        here = { ...here, slug };
        history.replaceState(history.state, "", url(here));
        stage.replace(article);
        document.title = article.dataset.title || "";
        showSteps(here.step);
        shown.tell();
      }
      writeBar();
      if (pending && slugs.includes(pending.slug)) visiting.again();
      else {
        visiting.end();
        waiting.length = 0;
      }
      dispatchEvent(new Event("exhibit:renewed")); // what was made of the whole deck is made again
      prepare();
      idle(settle);
    },

    /** caughtUp is told that the program has the newest version as well. */
    caughtUp() {
      behind.clear();
      prepare();
      idle(settle);
    },

    /**
     * loseProgram takes slides from pages again, that of a pending visit too. A day that only the
     * program can show is left for today.
     */
    loseProgram() {
      program?.stop();
      program = null;
      if (held) location.replace(address({ slug: target().slug, day: "" }));
      else visiting.again();
    },
  };
}
