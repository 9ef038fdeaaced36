// Panels: the parts of a page that open and close, evidence, data and the day, by key, button
// and mark.
import { address } from "./deck.js";
import { ours } from "./lib/base.js";
import { passageKey } from "./lib/passage.js";
import { article } from "./stage.js";

/** The element that each command of kind panel opens. @type {Record<string, string>} */
const panels = { evidence: ".stage .evidence", data: ".stage .figure-data", known: ".known:not([hidden])" };

/** What had the focus before a panel was opened. @type {HTMLElement | null} */
let opener = null;

/**
 * toggle opens or closes the panel of a command, if the slide has it, and takes the focus there and back.
 * @param {string} command
 */
export function toggle(command) {
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector(panels[command]));
  if (panel?.open) closeAll();
  else if (panel) open(panel, /** @type {HTMLElement} */ (panel.querySelector("summary")));
}

/**
 * has reports whether the slide has the panel of a command.
 * @param {string} command
 */
export const has = (command) => Boolean(document.querySelector(panels[command]));

/**
 * open opens a panel and puts the focus on a part of it.
 * @param {HTMLDetailsElement} panel
 * @param {HTMLElement} part
 */
function open(panel, part) {
  if (!panel.open) opener = /** @type {HTMLElement | null} */ (document.activeElement);
  panel.open = true;
  fillForm();
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
}

/** closeAll closes all panels and gives the focus back. It reports whether one was open. */
export function closeAll() {
  const all = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".stage details[open], .known[open]"));
  for (const panel of all) {
    // A field that is hidden would take the next key. One for dates does not always lose the
    // focus by blur; by way of the summary it does.
    if (panel.querySelector(":focus")) {
      const summary = /** @type {HTMLElement} */ (panel.querySelector("summary"));
      summary.focus({ preventScroll: true });
      summary.blur();
    }
    panel.open = false;
  }
  if (all.length) opener?.focus({ preventScroll: true });
  return all.length > 0;
}

/**
 * showEvidence leads to a passage, given as "source ¶9, 11": to its first place. It opens the
 * evidence, or with open false marks the passage if the evidence is open already.
 * @param {string} passage as data-cite has it
 * @param {boolean} [opens]
 * @returns {boolean} whether the slide has evidence for the passage
 */
export function showEvidence(passage, opens = true) {
  const entry = document.getElementById(`ev-${passageKey(passage)}`);
  if (!entry) return false;
  for (const marked of article().querySelectorAll(".evidence [data-pointed]")) marked.removeAttribute("data-pointed");
  entry.dataset.pointed = "";
  const panel = /** @type {HTMLDetailsElement} */ (entry.closest("details"));
  if (opens) open(panel, entry);
  else if (panel.open) entry.scrollIntoView({ block: "nearest" });
  return true;
}

// --- The form for a day ----------------------------------------------------------

/** The form, made of the text in the page's noscript when the panel is opened first. @type {HTMLFormElement | null} */
let form = null;
let place = { slug: "", day: "" };

/**
 * showForm has the form for a day lead to the slide of a place.
 * @param {import("./deck.js").Place} at
 */
export function showForm({ slug, day }) {
  place = { slug, day };
  fillForm();
}

/** fillForm makes the form while its panel is open, and has its addresses lead to the slide that is shown. */
function fillForm() {
  const panel = /** @type {HTMLDetailsElement} */ (document.querySelector(".known"));
  if (!panel.open) return;
  if (!form) {
    const text = /** @type {HTMLElement} */ (panel.querySelector("noscript"));
    form = /** @type {HTMLFormElement} */ (document.createRange().createContextualFragment(text.textContent || "").firstElementChild);
    text.after(form);
  }
  form.setAttribute("action", address({ slug: place.slug, day: "" }));
  for (const link of form.querySelectorAll("a")) {
    const day = new URLSearchParams(ours(link).search).get("known") || "";
    link.setAttribute("href", address({ slug: place.slug, day }));
    if (day === place.day) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

addEventListener("toggle", (e) => { if (/** @type {Element} */ (e.target).matches(".known")) fillForm(); }, true);

/**
 * onDay calls fn with the day that a reader has entered.
 * @param {(day: string) => void} fn
 */
export function onDay(fn) {
  addEventListener("submit", (e) => {
    if (e.target !== form || !form) return;
    e.preventDefault();
    const day = String(new FormData(form).get("known") || "");
    closeAll();
    fn(day);
  });
}
