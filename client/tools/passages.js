// The texts of a slide that the search looks through.
import { passage } from "./find.js";

/** What a passage of the slide's own text is. */
const ofText = "h1, h2, h3, h4, p, li, tr, caption, dt, dd, pre";

/**
 * passages returns the texts of a slide, with where they stand.
 * @param {import("./printed.js").Printed} printed
 */
export function passages({ slide, notes, sources }) {
  const own = /** @type {Element} */ (slide.cloneNode(true));
  /** @type {import("./find.js").Passage[]} */
  const all = [];
  const add = (/** @type {import("./find.js").Passage["where"]} */ where, /** @type {Element} */ el) => {
    const text = (el.textContent || "").replace(/\s+/g, " ").trim();
    if (text) all.push(passage(where, text));
  };
  for (const figure of own.querySelectorAll(".figure")) {
    for (const el of figure.querySelectorAll("figcaption, .figure-source, .figure-note, .figure-data > p")) add("inFigure", el);
    for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (figure.querySelectorAll("tbody tr"))) {
      for (const cell of [...row.cells].slice(1)) if (cell.textContent) cell.prepend(" · ");
      add("inFigure", row);
    }
    figure.remove();
  }
  for (const row of own.querySelectorAll("tr")) for (const cell of row.cells) cell.append(" ");
  for (const el of own.querySelectorAll(ofText)) {
    if (!el.parentElement.closest("li, tr, dd")) add("inText", el);
  }
  for (const el of notes?.querySelectorAll("p, li") || []) {
    if (!el.parentElement.closest("li")) add("inNotes", el);
  }
  for (const el of sources?.querySelectorAll("li") || []) add("inSources", el);
  return all;
}
