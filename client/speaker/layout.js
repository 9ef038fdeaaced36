// The frame of the speaker view: empty parts, which view.js fills, and controls.
import { on } from "../deck.js";
import { own } from "../lib/base.js";
import { make } from "../lib/element.js";

/**
 * layout makes the frame. Each of its parts has data-part, and each control data-do.
 * @param {string} title of the deck
 * @param {(name: string, ...put: (string | number)[]) => string} say
 */
export function layout(title, say) {
  /** @param {string} name @param {Record<string, any>} [properties] */
  const part = (name, properties) => make("span", { "data-part": name, ...properties });
  const label = (/** @type {string} */ text) => make("span", { className: "speaker-label" }, text);
  const button = (/** @type {string} */ command, /** @type {string} */ text) => make("button", { type: "button", "data-do": command }, text);
  const sign = (/** @type {string} */ command, /** @type {string} */ text, /** @type {string} */ sign) => make("button", { type: "button", "data-do": command, title: text },
    make("span", { "aria-hidden": "true" }, sign), make("span", { className: "visually-hidden" }, text));
  const picture = (/** @type {string} */ name) => make("div", { className: "speaker-picture", "data-part": name });

  const pause = button("pause", "");
  pause.dataset.part = "pause";
  return make("main", { className: "speaker" },
    make("h1", { className: "visually-hidden" }, `${say("title")} · ${title}`),
    make("header", { className: "speaker-times" },
      make("div", {}, label(say("clock")), part("clock")),
      make("div", {}, label(say("elapsed")), part("elapsed", { role: "timer" }), " ", part("planned", { className: "speaker-small" })),
      make("div", { className: "speaker-timer" }, pause, button("reset", say("reset"))),
      make("div", {}, label(say("thisSlide")), part("slide-time")),
      make("div", { className: "speaker-pace" }, label(say("pace")), part("pace"))),
    make("p", { className: "speaker-alone", "data-part": "alone", role: "status", hidden: true },
      `${say("alone")} `, make("a", { href: on("/", ""), target: own("slides") }, say("open"))),
    make("p", { className: "speaker-alone", "data-part": "problem", role: "alert" }),
    make("section", { className: "speaker-current" },
      make("h2", { className: "visually-hidden" }, say("current")),
      make("p", { className: "speaker-head" }, part("count"), part("steps", { className: "speaker-small" }), part("screen", { className: "speaker-screen", role: "status" })),
      picture("current")),
    make("section", { className: "speaker-coming" },
      make("h2", { className: "speaker-head" }, part("then"), part("then-headline", { className: "visually-hidden" })),
      picture("coming")),
    make("section", { className: "speaker-notes" },
      make("div", { className: "speaker-head" },
        make("h2", { "data-part": "headline" }), sign("smaller", say("smaller"), "A−"), sign("larger", say("larger"), "A+")),
      make("div", { className: "speaker-text", "data-part": "notes", tabIndex: 0, role: "region", "aria-label": say("notes") })),
    make("nav", { className: "speaker-controls", "aria-label": say("controls") },
      button("prev", say("previous")), button("next", say("forward")), button("black", say("black")), button("white", say("white"))));
}
