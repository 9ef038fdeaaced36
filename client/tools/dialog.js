// Dialogs: one is open at a time. The browser keeps the focus inside, closes it by Escape
// and gives the focus back.
import { keys } from "exhibit:tables";
import { nav } from "./context.js";
import { make, say } from "./say.js";

let open = null; // {command, close}

export const dialogs = {
  // toggle closes the dialog that is open and reports whether it was the command's.
  toggle(command) {
    const was = open;
    was?.close();
    return was?.command === command;
  },
};

// show opens the dialog of a command, with a heading and content. Its own key closes it, a
// click beside it too, and a link in it that is followed. onkey hears of other keys first
// and reports whether it used one; onclose of the end. The result is the dialog and what
// closes it.
export function show(command, heading, content, { onkey, onclose } = {}) {
  const close = make("button", { type: "button", className: "tool-close", "aria-label": say("close") }, "×");
  const title = make("h2", { id: "tool-title" }, heading);
  const dialog = make("dialog", { className: `tool tool-${command}`, tabIndex: -1, "aria-labelledby": "tool-title", "data-open": command },
    make("header", {}, title, close), ...content);
  const end = () => { // the browser tells of a dialog that it closes later than it does
    if (!dialog.isConnected) return;
    if (open?.close === end) open = null;
    dialog.close();
    dialog.remove();
    onclose?.();
  };
  close.onclick = dialog.onclose = end;
  dialog.onclick = (e) => {
    const link = e.target.closest("a[href]");
    if (e.target === dialog ? beside(dialog, e) : link && !(e.ctrlKey || e.metaKey || e.shiftKey)) end();
  };
  dialog.onkeydown = (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const other = !e.target.matches("input") && tool(keys[e.key]);
    if (e.key === "Escape") { // a search field would take the first one for itself
      e.preventDefault();
      end();
    } else if (onkey?.(e)) e.preventDefault();
    else if (other) {
      e.preventDefault();
      nav.run(other);
    }
    e.stopPropagation();
  };
  open?.close();
  open = { command, close: end };
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, end };
}

// tool is a command that can follow from inside a dialog: one that opens another.
const tool = (command) => /^(overview|search|help|share|qr|theme|fullscreen|offline)$/.test(command) && command;

function beside(dialog, e) {
  const box = dialog.getBoundingClientRect();
  return e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom;
}

// walk moves the focus through elements in rows of a number of columns. It reports whether
// it used the key.
export function walk(e, elements, columns = 1) {
  const at = elements.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[e.key];
  let to = e.key === "Home" ? 0 : e.key === "End" ? elements.length - 1 : step && at + step;
  if (to === undefined || !elements.length) return false;
  if (at < 0) to = 0;
  if (to >= 0 && to < elements.length) elements[to].focus();
  return true;
}

// columnsOf is how many of the elements stand in the first row.
export function columnsOf(elements) {
  const top = elements[0]?.getBoundingClientRect().top;
  const n = elements.findIndex((el) => Math.abs(el.getBoundingClientRect().top - top) > 4);
  return n < 0 ? elements.length : n;
}
