// The passages of a slide, each large enough for a room: the source's own words where its rights allow it, else what was found there.
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { show } from "./dialog.js";
import { does, say, tell } from "./say.js";

const rtl = document.documentElement.dir === "rtl";

/** The sizes of text that are tried, the largest first, in rem. */
const sizes = [3, 2.5, 2.1, 1.8, 1.5, 1.3, 1.15, 1];

/** entries are those of the slide's evidence. */
const entries = () => [.../** @type {NodeListOf<HTMLElement>} */ (nav.article().querySelectorAll(".evidence li[id]"))];

/** passage shows the passages one by one: first the one that is pointed at, else the first that has its own words. */
export function passage() {
  const all = entries();
  if (!all.length) return tell(say("noPassage"));
  const place = make("p", { className: "passage-place" }), count = make("p", { className: "passage-count" }), text = make("div", { className: "passage-text", tabIndex: 0, "aria-live": "polite" });
  const first = all.find((entry) => "pointed" in entry.dataset) || all.find((entry) => entry.querySelector("blockquote")) || all[0];
  let at = all.indexOf(first);
  const step = (/** @type {number} */ by) => {
    at = Math.min(all.length - 1, Math.max(0, at + by));
    const entry = all[at], section = /** @type {HTMLElement} */ (entry.closest("section"));
    const own = entry.querySelector("blockquote"), link = entry.querySelector("a[target]");
    text.replaceChildren((own || /** @type {HTMLElement} */ (entry.querySelector(".machine"))).cloneNode(true));
    place.replaceChildren(
      make("b", {}, `${section.querySelector("h3")?.textContent} ${entry.querySelector("b")?.textContent}`), " ",
      section.querySelector("p")?.textContent || "", ...(link ? [" ", link.cloneNode(true)] : []));
    count.textContent = `${at + 1} / ${all.length}`;
    fit(text);
  };
  const turn = (/** @type {string} */ sign, /** @type {number} */ by) => make("button", { type: "button", className: "passage-turn", "aria-label": say(by > 0 ? "nextPassage" : "prevPassage"), onclick: () => step(by) }, sign);
  const foot = make("footer", {}, place);
  if (all.length > 1) foot.append(count, turn(rtl ? "→" : "←", -1), turn(rtl ? "←" : "→", 1));
  const refit = () => fit(text);
  const stop = nav.onShown(() => end());
  const { dialog, end } = show("passage", does("passage"), [text, foot], {
    onkey: ({ key }) => {
      const by = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, PageDown: 1, PageUp: -1 }[key];
      if (by) step(by);
      return Boolean(by);
    },
    onclose: () => {
      stop();
      removeEventListener("resize", refit);
    },
  });
  addEventListener("resize", refit);
  step(0);
  dialog.focus();
}

/**
 * fit gives a text the largest size at which all of it is seen; the least where none is small enough, and it scrolls.
 * @param {HTMLElement} text
 */
function fit(text) {
  for (const size of sizes) {
    text.style.fontSize = `${size}rem`;
    if (text.scrollHeight <= text.clientHeight) return;
  }
}
