// Dialogs: one is open at a time. The browser keeps the focus inside, closes it by Escape and gives
// the focus back.
import { bindings } from "exhibit:tables"; // app.Bindings
import { binding } from "../keys.js";
import { make } from "../lib/element.js";
import { nav } from "./context.js";
import { say } from "./say.js";

const rtl = document.documentElement.dir === "rtl";

/** The dialog that is open. @type {{command: string, end: () => void} | null} */
let open = null;

/** closeOpen closes the dialog that is open, and returns its command; undefined if none is open. */
export function closeOpen() {
  const was = open;
  was?.end();
  return was?.command;
}

/**
 * show opens the dialog of a command in the place of the one that is open. Escape closes it, a click
 * beside it, its button, and a link in it that is followed. A key of kind tool leads to that tool:
 * its own key closes it.
 * @param {string} command
 * @param {string} heading
 * @param {(Node | string)[]} content
 * @param {object} [on]
 * @param {(e: KeyboardEvent) => boolean} [on.onkey] hears of keys first, and reports whether it used one
 * @param {() => void} [on.onclose]
 * @returns {{dialog: HTMLDialogElement, end: () => void}} end closes it
 */
export function show(command, heading, content, { onkey, onclose } = {}) {
  const close = make("button", { type: "button", className: "tool-close", "aria-label": say("close") }, "×");
  const title = make("h2", { id: "tool-title" }, heading);
  const dialog = make("dialog", { className: `tool tool-${command}`, tabIndex: -1, "aria-labelledby": "tool-title", "data-open": command },
    make("header", {}, title, close), ...content);
  const end = () => { // the close event of a dialog comes later than the dialog closes
    if (!dialog.isConnected) return;
    if (open?.end === end) open = null;
    dialog.close();
    dialog.remove();
    onclose?.();
  };
  close.onclick = dialog.onclose = end;
  dialog.onclick = (e) => {
    const link = /** @type {Element} */ (e.target).closest("a[href]");
    if (e.target === dialog ? isBeside(dialog, e) : link && !(e.ctrlKey || e.metaKey || e.shiftKey)) end();
  };
  dialog.onkeydown = (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const row = /** @type {Element} */ (e.target).matches("input") ? undefined : binding(bindings, e, rtl);
    if (e.key === "Escape") { // the browser gives the first one to a search field
      e.preventDefault();
      end();
    } else if (onkey?.(e)) e.preventDefault();
    else if (row?.kind === "tool") {
      e.preventDefault();
      nav.run(row.command);
    }
    e.stopPropagation();
  };
  open?.end();
  open = { command, end };
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, end };
}

/**
 * isBeside reports whether a click lies outside a dialog.
 * @param {HTMLElement} dialog
 * @param {MouseEvent} click
 */
function isBeside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/**
 * walk moves the focus through elements in rows, by arrow keys, Home and End. It reports whether it
 * used the key.
 * @param {KeyboardEvent} e
 * @param {HTMLElement[]} elements
 * @param {number} [columns] how many elements stand in a row
 */
export function walk(e, elements, columns = 1) {
  if (!elements.length) return false;
  const at = elements.indexOf(/** @type {HTMLElement} */ (document.activeElement)), beside = rtl ? -1 : 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: beside, ArrowLeft: -beside, ArrowDown: columns, ArrowUp: -columns };
  /** @type {Record<string, number>} */
  const ends = { Home: 0, End: elements.length - 1 };
  if (!(e.key in steps || e.key in ends)) return false;
  const to = at < 0 ? 0 : ends[e.key] ?? at + steps[e.key];
  elements[to]?.focus();
  return true;
}

/**
 * columnsOf returns how many of the elements stand in the first row.
 * @param {HTMLElement[]} elements
 */
export function columnsOf(elements) {
  const top = elements[0]?.getBoundingClientRect().top;
  const n = elements.findIndex((el) => Math.abs(el.getBoundingClientRect().top - top) > 4);
  return n < 0 ? elements.length : n;
}
