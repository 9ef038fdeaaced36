// A picture of a slide as a projector shows it. It is drawn in a frame of 1280 x 720, in which the
// style sheet of the slides does what it does on a projector, and scaled to its box.
import { make } from "../lib/element.js";

const width = 1280, height = 720; // px
const page = document.documentElement;

/**
 * picture puts a frame into a box. The returned function shows a slide in it: the slide of a
 * section of the page, with a number of its steps, and its number in words. Without a section the
 * frame is empty.
 * @param {HTMLElement} box
 * @param {string} title of the deck
 * @returns {(section: HTMLElement | null, step: number, count: string) => void}
 */
export function picture(box, title) {
  // With srcdoc the frame is of this origin and under the policy of this page; a document without doctype has another layout.
  const frame = make("iframe", { srcdoc: "<!doctype html>", inert: true, tabIndex: -1, "aria-hidden": "true" });
  Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, transformOrigin: "0 0" });
  /** @type {Document | null} */
  let inside = null;
  /** @type {HTMLElement[]} */
  let content = [];

  frame.addEventListener("load", () => {
    inside = frame.contentDocument;
    inside.head.append(page.querySelector("style").cloneNode(true));
    look();
    inside.body.replaceChildren(...content);
  });
  new MutationObserver(look).observe(page, { attributes: true });
  box.append(frame);
  new ResizeObserver(() => { frame.style.transform = `scale(${box.clientWidth / width})`; }).observe(box);

  /** look gives the frame the language and direction of the page, and the scheme that was chosen for it. */
  function look() {
    if (!inside) return;
    for (const { name, value } of page.attributes) inside.documentElement.setAttribute(name, value);
    inside.documentElement.dataset.state = "ready"; // steps do not appear by themselves
  }

  return (section, step, count) => {
    content = section ? [stage(section, step), bar(title, count)] : [];
    inside?.body.replaceChildren(...content);
  };
}

/**
 * stage returns a copy of a section's slide with its first steps.
 * @param {HTMLElement} section
 * @param {number} step how many
 */
function stage(section, step) {
  const stage = make("main", { className: "stage" }, section.querySelector(".slide").cloneNode(true));
  stage.style.overflow = "hidden";
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (stage.querySelectorAll("[data-step]"))) {
    part.toggleAttribute("data-shown", Number(part.dataset.step) <= step);
  }
  for (const { content, dataset: { stages, after } } of section.querySelectorAll("template")) {
    const figure = /** @type {HTMLElement} */ (stage.querySelector(`[data-figure="${stages}"]`)), drawn = content.children[Math.max(0, step - Number(after))];
    figure.removeAttribute("data-chart"); // nothing in it is left to come
    if (!drawn) continue; // after the last of its steps a figure is whole
    for (const still of figure.querySelectorAll(".still")) still.replaceChildren(drawn.cloneNode(true));
  }
  return stage;
}

/**
 * bar returns what stands in the place of the slides' bar, and is as high.
 * @param {string} title
 * @param {string} count
 */
const bar = (title, count) => make("nav", { className: "bar" },
  make("span", { className: "bar-title" }, title), make("span", { className: "bar-count" }, count), make("span", { className: "bar-turn" }));
