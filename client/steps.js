// Steps: parts of a slide that are shown one by one. They are for presenting: in a window where
// one reads, on a phone, everything is there at once, unless a speaker view leads it.
import { article } from "./stage.js";

const page = document.documentElement;

/** Whether the window is as large as a projector: css/base.css says so by what it does with a step that is not shown. */
let projector = false;
const measure = () => { projector = getComputedStyle(page).getPropertyValue("--unshown") === "hidden"; };
measure();
addEventListener("resize", measure);

/** stepping reports whether this window shows slides step by step. */
export const stepping = () => projector || "presented" in page.dataset;

/** parts returns the parts of the slide that come with a step, each with data-step. */
const parts = () => /** @type {HTMLElement[]} */ ([...article().querySelectorAll("[data-step]")]);

/**
 * count returns how many steps the slide has, whether or not they are shown one by one. Those of
 * a chart belong to the live chart: a page that never has one leaves them out.
 */
export function count() {
  if (/ready|loading/.test(page.dataset.state || "")) return Number(article().dataset.steps || 0);
  return Math.max(0, ...parts().map((el) => Number(el.dataset.step)));
}

/**
 * show shows the first n steps of the slide and hides the others. It returns how many are shown,
 * which is at most as many as there are, and the text of the last.
 * @param {number} n
 */
export function show(n) {
  const shown = Math.min(n, count());
  let text = "";
  for (const el of parts()) {
    const step = Number(el.dataset.step);
    el.toggleAttribute("data-shown", step <= shown);
    if (step === shown) text += `${el.textContent} `;
  }
  page.dataset.step = String(shown);
  return { shown, text: text.trim() };
}
