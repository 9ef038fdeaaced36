// The overview: every slide, drawn small.
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { columnsOf, show, walk } from "./dialog.js";
import { printed } from "./printed.js";
import { does, say } from "./say.js";

/** overview opens the overview. */
export async function overview() {
  const list = make("ol", {}, make("li", {}, say("loading")));
  const links = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(":scope > li > a")]);
  const scale = new ResizeObserver(() => fit(list));
  const { dialog } = show("overview", does("overview"), [list], {
    onkey: (e) => walk(e, links(), columnsOf(links())),
    onclose: () => scale.disconnect(),
  });
  try {
    list.replaceChildren(...(await printed()).map(tile));
  } catch (err) {
    console.error(err);
    list.replaceChildren(make("li", { className: "tool-problem", role: "alert" }, say("notArrived")));
    return;
  }
  if (!dialog.open) return;
  scale.observe(list);
  fit(list);
  (/** @type {HTMLElement | null} */ (list.querySelector("[aria-current]")) || links()[0])?.focus();
}

/**
 * fit tells the style sheet how much smaller the tiles are than a slide of 64 x 36 rem.
 * @param {HTMLElement} list
 */
function fit(list) {
  const frame = list.querySelector(".tile");
  const slide = 64 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (frame) list.style.setProperty("--scale", String(frame.clientWidth / slide));
}

/**
 * tile returns a slide as a link to it. It looks as on a projector, whatever the window is: to the style
 * sheets it is a container "projector". All steps and the sources are there, and nothing that could
 * be used or be found twice in the document.
 * @param {import("./printed.js").Printed} printed
 */
function tile({ slug, number, href, title, slide, sources }) {
  const small = document.importNode(slide, true);
  if (sources) small.append(document.importNode(sources, true));
  for (const el of small.querySelectorAll(".figure-data, .filters, .live, .still.narrow, [role=status], [role=alert]")) {
    el.remove();
  }
  for (const el of small.querySelectorAll("*")) {
    for (const name of ["id", "tabindex", "data-step", "data-figure", "data-chart", "href"]) el.removeAttribute(name);
  }
  const frame = make("div", { className: "tile", inert: true, "aria-hidden": "true" },
    make("div", { className: "stage" }, small));
  const link = make("a", { href, title }, frame, make("span", { className: "tile-name" }, make("b", {}, String(number)), ` ${title}`));
  if (slug === nav.place().slug) link.setAttribute("aria-current", "page");
  return make("li", {}, link);
}
