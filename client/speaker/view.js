// What the speaker view shows of a scene and of the time.
import { address, move } from "../deck.js";
import { createNotes } from "./notes.js";
import { picture } from "./picture.js";
import { elapsed, onSlide, pace, planned, running, timeOfDay, written } from "./talk.js";

/** @typedef {import("./sync.js").Scene} Scene */

/**
 * createView fills the parts of a frame that layout has made.
 * @param {object} of
 * @param {HTMLElement} of.frame
 * @param {string} of.title of the deck
 * @param {import("../deck.js").Deck} of.deck
 * @param {import("./sections.js").Section[]} of.sections
 * @param {(name: string, ...put: (string | number)[]) => string} of.say
 */
export function createView({ frame, title, deck, sections, say }) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (frame.querySelector(`[data-part="${name}"]`));
  const current = picture(part("current"), title), coming = picture(part("coming"), title);
  const notes = createNotes(part("notes"), say("noNotes"));
  const time = timeOfDay(navigator.languages);
  part("clock").lang = time.resolvedOptions().locale;

  /**
   * text sets the text of a part, where it differs: nothing is drawn or read out twice.
   * @param {string} name
   * @param {string} value
   */
  function text(name, value) {
    if (part(name).textContent !== value) part(name).textContent = value;
  }

  /** index returns the place of a scene's slide; the first for a slide of another version of the deck. @param {Scene} scene */
  const index = (scene) => Math.max(0, deck.slugs.indexOf(scene.slug));
  const count = (/** @type {number} */ i) => `${i + 1} / ${sections.length}`;

  return {
    notes,

    /**
     * show shows the slide of a scene, what the next key brings, and the notes.
     * @param {Scene} scene
     */
    show(scene) {
      const i = index(scene), section = sections[i];
      current(section.element, scene.step, count(i));
      const next = move(deck, scene, "next"), j = deck.slugs.indexOf(next.slug), end = next === scene;
      coming(end ? null : sections[j].element, next.step, count(j));
      text("then", end ? say("end") : j > i ? say("next", j + 1) : [say("nextStep", next.step, section.steps), section.coming[next.step - 1]].filter(Boolean).join(" · "));
      text("then-headline", end || j === i ? "" : sections[j].headline);
      text("headline", section.headline);
      notes.show(/** @type {Element} */ (section.element.querySelector(".notes")));
      const slides = /** @type {HTMLAnchorElement} */ (part("alone").querySelector("a"));
      slides.href = `${address(scene)}#step=${scene.step}`;
    },

    /**
     * tick shows what changes with the time or with a key.
     * @param {Scene} scene
     * @param {import("./talk.js").Talk} talk
     * @param {string} digits of the number of a slide that is being typed
     */
    tick(scene, talk, digits) {
      const i = index(scene), left = sections[i].steps - scene.step, now = Date.now(), passed = elapsed(talk, now);
      const seconds = sections.map((section) => section.seconds), whole = planned(seconds);
      text("count", digits ? say("goto", digits) : say("slide", i + 1, sections.length));
      text("steps", left <= 0 ? "" : left === 1 ? say("oneStep") : say("steps", left));
      text("clock", time.format(new Date(now)));
      text("elapsed", written(passed));
      text("pause", say(running(talk) ? "pause" : talk.begun ? "resume" : "start"));
      text("planned", whole ? say("deck", written(whole)) : "");
      text("slide-time", written(onSlide(talk, now)) + (seconds[i] ? ` / ${written(seconds[i] * 1000)}` : ""));
      const at = whole && talk.begun ? pace(seconds, i, passed) : { pace: "", by: 0 };
      part("pace").dataset.pace = at.pace;
      text("pace", at.pace && say(at.pace, written(at.by)));
      text("screen", scene.screen && say(scene.screen === "black" ? "isBlack" : "isWhite"));
      for (const colour of ["black", "white"]) frame.querySelector(`[data-do=${colour}]`).setAttribute("aria-pressed", String(scene.screen === colour));
    },

    /** showAlone says whether no window with slides is open. @param {boolean} alone */
    showAlone(alone) {
      part("alone").hidden = !alone;
    },

    /** showProblem says what does not work; nothing where the text is empty. @param {string} problem */
    showProblem(problem) {
      text("problem", problem);
    },
  };
}
