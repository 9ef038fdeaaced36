// What is wrong with the deck: a number that opens the list, and what has no place on a slide.
import { watch as words } from "exhibit:tables";
import { make } from "../lib/element.js";
import { texts } from "../lib/words.js";

/** @typedef {import("./feed.js").Problem} Problem */
/** @typedef {import("./feed.js").News} News */

const say = texts(words);

/** The kinds of problems that count, the gravest first. */
const counted = /** @type {const} */ (["error", "warning", "finding", "look"]);

/** How many errors without a place on a slide stand over the deck; the list has all. */
const most = 3;

/**
 * createProblems returns what shows problems in this window.
 * @param {object} of
 * @param {HTMLElement | null} of.mark the place of the number in the bar; null where the page has no bar
 * @param {(strip: HTMLElement) => void} of.told puts the strip over the deck into the page
 * @param {(slug: string) => string} of.href the address of a slide in this window
 * @param {(slug: string) => number} of.number the number of a slide from 1; 0 for one that is not there
 * @param {(slug: string) => void} [of.onfollow] leads to a slide, where a link alone does not
 */
export function createProblems({ mark, told, href, number, onfollow }) {
  const strip = make("aside", { className: "watch-strip", hidden: true });
  const alert = make("div", { role: "alert" });
  const button = make("button", { type: "button", className: "watch-number", "aria-haspopup": "dialog", hidden: true, onclick: open },
    make("b"), make("span"));
  strip.append(alert);
  (mark || strip).append(button);
  told(strip);

  /** @type {Problem[]} */
  let problems = [];
  /** Whether the deck cannot be read now, and whether the server does not answer. */
  let stale = false, away = false;
  /** The list, while it is open. @type {HTMLElement | null} */
  let list = null;

  /** line is a problem in the list. @param {Problem} problem */
  function line(problem) {
    const { severity, message, slug } = problem, n = slug ? number(slug) : 0;
    const item = make("li", { "data-severity": severity }, make("b", {}, say(`${severity}Label`)), " ", make("code", {}, where(problem)), make("p", {}, message));
    if (n > 0) item.append(make("a", { href: href(slug), "data-slug": slug }, say("slide", n)));
    return item;
  }

  function open() {
    const close = make("button", { type: "button", "aria-label": say("close") }, "×");
    list = make("ol", {}, ...problems.map(line));
    const dialog = make("dialog", { className: "watch-list", "aria-labelledby": "watch-title" },
      make("header", {}, make("h2", { id: "watch-title" }, say("heading")), close), list);
    close.onclick = () => dialog.close();
    dialog.onclose = () => {
      list = null;
      dialog.remove();
    };
    dialog.onclick = (e) => {
      const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (e.target).closest("a[data-slug]"));
      if (link && onfollow) {
        e.preventDefault();
        onfollow(link.dataset.slug || "");
      }
      if (link || e.target === dialog && !inside(dialog, e)) dialog.close();
    };
    dialog.onkeydown = (e) => e.stopPropagation(); // keys are not the deck's now
    document.body.append(dialog);
    dialog.showModal();
  }

  /** draw writes the number and what stands over the deck. */
  function draw() {
    const counts = counted.map((kind) => problems.filter(({ severity }) => severity === kind).length);
    const said = counted.flatMap((kind, i) => counts[i] ? [say(counts[i] === 1 ? kind : `${kind}s`, counts[i])] : []).join(" · ");
    button.hidden = !said;
    button.dataset.worst = counted[counts.findIndex((n) => n > 0)] || "";
    text(button.children[0], String(counts.reduce((a, b) => a + b, 0)));
    text(button.children[1], said);

    const over = problems.filter(({ severity, placed }) => severity === "error" && !placed);
    const lines = over.slice(0, most).map((it) => `${where(it)}: ${it.message}`);
    if (over.length > most) lines.push(say("more", over.length - most));
    if (stale) lines.push(say("stale"));
    if (away) lines.push(say("away"));
    if (alert.textContent !== lines.join("")) alert.replaceChildren(...lines.map((it) => make("p", {}, it))); // else it would be read out again
    strip.hidden = !lines.length && (Boolean(mark) || button.hidden);
  }

  return {
    /** show shows the problems of the newest version. @param {News} news */
    show(news) {
      ({ problems, stale } = news);
      list?.replaceChildren(...problems.map(line));
      draw();
    },

    /** told says whether the server does not answer. @param {boolean} now */
    told(now) {
      away = now;
      draw();
    },
  };
}

/** where is "file:line:column" of a problem. @param {Problem} problem */
const where = ({ file, line, column }) => [file, line, column].filter(Boolean).join(":");

/**
 * text sets the text of an element, where it differs.
 * @param {Element} element
 * @param {string} value
 */
function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

/**
 * inside reports whether a click is within an element's box.
 * @param {Element} element
 * @param {MouseEvent} click
 */
function inside(element, { clientX, clientY }) {
  const box = element.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}
