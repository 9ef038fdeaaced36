// The search: text, notes, sources and figures of all slides as they are shown.
import { make } from "../lib/element.js";
import { show } from "./dialog.js";
import { excerpt, find, share, words } from "./find.js";
import { mark } from "./mark.js";
import { passages } from "./passages.js";
import { printed } from "./printed.js";
import { does, say } from "./say.js";

/** How many results are listed at most, but for one of each slide. */
const most = 60;

/** What was searched for last. */
let last = "";

/** search opens the search. */
export async function search() {
  const field = make("input", { type: "search", value: last, autocomplete: "off", spellcheck: false, "aria-label": does("search"), placeholder: does("search"), enterKeyHint: "go" });
  const count = make("p", { className: "tool-count", role: "status" }, say("loading"));
  const list = make("ol", { "aria-busy": "true" });
  const links = () => [...list.querySelectorAll("a")];
  let chosen = 0;
  const choose = (/** @type {number} */ i) => {
    const all = links();
    if (!all.length) return;
    chosen = Math.min(Math.max(i, 0), all.length - 1);
    all.forEach((link, n) => link.toggleAttribute("data-chosen", n === chosen));
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  show("search", say("searchFor"), [make("form", { method: "dialog", onsubmit: () => false }, field), count, list], {
    onkey(e) {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        const all = links(), at = all.findIndex((link) => link === document.activeElement);
        choose((at < 0 ? chosen : at) + (e.key === "ArrowDown" ? 1 : -1));
        if (at >= 0) all[chosen].focus();
        return true;
      }
      if (e.key === "Enter" && e.target === field) {
        links()[chosen]?.click();
        return true;
      }
      return false;
    },
  });
  field.select();
  /** @type {(import("./printed.js").Printed & {passages: import("./find.js").Passage[]})[]} */
  let slides;
  try {
    slides = (await printed()).map((slide) => ({ ...slide, passages: passages(slide) }));
  } catch (err) {
    console.error(err);
    count.textContent = say("notArrived");
    return;
  }
  const look = () => {
    last = field.value;
    const query = words(last), found = query.length ? find(slides, query) : [];
    const many = new Set(found.map(({ slide }) => slide)).size;
    count.textContent = !query.length ? "" : many === 0 ? say("foundNone") : many === 1 ? say("foundOne") : say("found", many);
    list.replaceChildren(...share(found, most).map(({ slide, passage }) => result(slide, passage, query)));
    choose(0);
    list.scrollTop = 0;
  };
  field.oninput = look;
  look();
  list.removeAttribute("aria-busy");
}

/**
 * result returns a link to the slide of a passage, which marks the words there.
 * @param {import("./printed.js").Printed} slide
 * @param {import("./find.js").Passage} passage
 * @param {string[]} query
 */
function result(slide, { where, text }, query) {
  const parts = excerpt(text, query).map((part) => part.hit ? make("mark", {}, part.text) : part.text);
  return make("li", {}, make("a", { href: slide.href, "data-where": where, onclick: () => mark(slide.slug, query) },
    make("b", {}, String(slide.number)),
    make("span", { className: "result-title" }, slide.title),
    make("span", { className: "result-where" }, say(where)),
    make("span", { className: "snippet" }, ...parts)));
}
