// The search: text, notes, sources and figures of all slides as they are shown.
import { show } from "./dialog.js";
import { find, fold, hits, words } from "./find.js";
import { begin } from "./leave.js";
import { does, make, say } from "./say.js";
import { onSlide, sheets, shown } from "./sheets.js";

const most = 60; // results that are listed

// passages are the texts of a slide, with where they stand.
function passages({ slide, notes, sources }) {
  const own = slide.cloneNode(true);
  const all = [];
  const add = (where, el) => {
    const text = (el.textContent || "").replace(/\s+/g, " ").trim();
    if (text) all.push({ where, text, folded: fold(text).folded });
  };
  for (const figure of own.querySelectorAll(".figure")) {
    for (const el of figure.querySelectorAll("figcaption, .figure-source, .figure-note, .figure-data > p")) add("inFigure", el);
    for (const row of figure.querySelectorAll("tbody tr")) {
      for (const cell of [...row.cells].slice(1)) if (cell.textContent) cell.prepend(" · ");
      add("inFigure", row);
    }
    figure.remove();
  }
  for (const row of own.querySelectorAll("tr")) for (const cell of row.cells) cell.append(" ");
  for (const el of own.querySelectorAll("h1, h2, h3, h4, p, li, tr, caption, dt, dd, pre")) {
    if (!el.parentElement.closest("li, tr, dd")) add("inText", el);
  }
  for (const el of notes?.querySelectorAll("p, li") || []) {
    if (!el.parentElement.closest("li")) add("inNotes", el);
  }
  for (const el of sources?.querySelectorAll("li") || []) add("inSources", el);
  return all;
}

// snippet is a part of a text around its first hit, with all hits in it marked.
function snippet(text, words) {
  const found = hits(text, words);
  const start = Math.max(0, (found[0]?.[0] ?? 0) - 60);
  const end = Math.min(text.length, start + 180);
  const parts = [start > 0 ? "…" : ""];
  let at = start;
  for (const [from, to] of found.filter((hit) => hit[1] <= end)) {
    parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
    at = to;
  }
  return make("span", { className: "snippet" }, ...parts, text.slice(at, end), end < text.length ? "…" : "");
}

let last = ""; // what was searched for

export async function search() {
  const field = make("input", { type: "search", value: last, autocomplete: "off", spellcheck: false, "aria-label": does("search"), placeholder: does("search"), enterKeyHint: "go" });
  const count = make("p", { className: "tool-count", role: "status" });
  const list = make("ol", { "aria-busy": "true" });
  const links = () => [...list.querySelectorAll("a")];
  let chosen = 0;
  const choose = (i) => {
    const all = links();
    if (!all.length) return;
    chosen = Math.min(Math.max(i, 0), all.length - 1);
    all.forEach((a, n) => a.toggleAttribute("data-chosen", n === chosen));
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  show("search", say("searchFor"), [make("form", { method: "dialog", onsubmit: () => false }, field), count, list], {
    onkey(e) {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        const all = links(), at = all.indexOf(document.activeElement);
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
  let slides;
  try {
    count.textContent = say("loading");
    slides = await sheets();
    for (const slide of slides) slide.passages ||= passages(slide);
  } catch (err) {
    console.error(err);
    count.textContent = say("notArrived");
    return;
  }
  field.oninput = () => {
    last = field.value;
    const query = words(last);
    const found = query.length ? find(slides, query) : [];
    const many = new Set(found.map((f) => f.slide)).size;
    count.textContent = !query.length ? "" : many === 0 ? say("foundNone") : many === 1 ? say("foundOne") : say("found", many);
    list.replaceChildren(...found.slice(0, most).map((f) => result(f, query)));
    choose(0);
    list.scrollTop = 0;
  };
  field.oninput();
  list.removeAttribute("aria-busy");
}

// result is a link to the slide of a passage.
function result({ slide, where, text }, query) {
  const link = make("a", { href: slide.href, "data-where": where },
    make("b", {}, String(slide.number)),
    make("span", { className: "result-title" }, slide.title),
    make("span", { className: "result-where" }, say(where)),
    snippet(text, query));
  link.addEventListener("click", () => mark(slide.slug, query));
  return make("li", {}, link);
}

// mark marks words on a slide when it is there, until the next slide or Escape.
let unmark = null;

function mark(slug, query) {
  unmark?.();
  if (!globalThis.Highlight) return;
  let stop = null, forget = null;
  const end = () => {
    stop?.();
    forget?.();
    CSS.highlights.delete("found");
    unmark = null;
  };
  const start = () => {
    stop?.();
    const ranges = [];
    const texts = document.createTreeWalker(document.querySelector(".stage .slide"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const [from, to] of hits(texts.currentNode.data, query)) {
        const range = new Range();
        range.setStart(texts.currentNode, from);
        range.setEnd(texts.currentNode, to);
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
    forget = begin(end);
    stop = onSlide(end);
  };
  unmark = end;
  if (shown() === slug) start();
  else stop = onSlide(() => (shown() === slug ? queueMicrotask(start) : end()));
}
