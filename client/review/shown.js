// A statement and its passages as elements.
import { make } from "../lib/element.js";
import { changed } from "./changed.js";
import { say } from "./say.js";

/** @typedef {import("./walk.js").Item} Item */

/** marked is a text with its figures marked. @param {import("./walk.js").Piece[]|null} pieces */
const marked = (pieces) => (pieces || []).map((p) => p.marked ? make("mark", {}, p.text) : p.text);

/** plain is a text without marks. @param {import("./walk.js").Piece[]|null} pieces */
const plain = (pieces) => (pieces || []).map((p) => p.text).join("");

/** placeOf says where a statement stands. @param {Item} item */
export const placeOf = (item) => item.line > 0 ? say("line", item.line) : item.title;

const numeric = /^[-−+]?[\d.,\s]+%?( \([\d.,]+%\))?$/;

/** table is a part of a file of results. The name of a column stands as its numbers do. @param {import("./walk.js").Part} part */
function table(part) {
  const isNumber = part.rows.map((row) => row.map((cell) => numeric.test(plain(cell))));
  if (part.headed && isNumber.length > 1) isNumber[0] = isNumber[1];
  const rows = part.rows.map((row, i) => make("tr", {}, ...row.map((cell, j) => {
    const head = part.headed ? i === 0 : j === 0 && row.length === 2;
    return make(head ? "th" : "td", { className: isNumber[i][j] ? "number" : "", ...(head && { scope: part.headed ? "col" : "row" }) }, ...marked(cell));
  })));
  const body = part.headed ? [make("thead", {}, rows[0]), make("tbody", {}, ...rows.slice(1))] : [make("tbody", {}, ...rows)];
  return make("table", {}, ...(part.name ? [make("caption", {}, part.name)] : []), ...body);
}

/** passage is a passage in its own words. @param {import("./walk.js").Passage} p */
function passage(p) {
  const shown = make("section", { className: "passage" }, make("h3", {}, p.name, " ", make("span", {}, p.title)));
  if (p.parts) {
    shown.append(make("div", { className: "tables", dir: "auto" }, ...p.parts.map(table)));
    if (p.left) shown.append(make("p", { className: "muted" }, say("left", p.left)));
  } else if (p.text) shown.append(make("blockquote", { dir: "auto" }, ...marked(p.text)));
  else shown.append(make("p", { className: "hindered" }, say("noText")));
  return shown;
}

/**
 * verdict is what somebody has said of a statement, and what has changed since.
 * @param {import("./walk.js").Verdict} v
 * @param {Item} item
 */
function verdict(v, item) {
  const line = make("li", { "data-verdict": v.changed ? "void" : v.verdict }, say("said", v.by, v.on, say("said" + v.verdict)));
  if (v.note) line.append(make("p", { className: "remark", dir: "auto" }, v.note));
  if (v.said) {
    line.append(make("p", {}, say("voidStatement")), make("p", { className: "changes", dir: "auto" },
      ...changed(v.said, plain(item.text)).map((part) => part.in === "both" ? part.text : make(part.in === "old" ? "del" : "ins", {}, part.text))));
  } else if (v.changed) line.append(make("p", {}, say("voidPassage", v.changed)));
  return line;
}

/** statement is a statement under the headline of its slide, with who has read it. @param {Item} item */
export function statement(item) {
  return make("section", { className: "statement column", tabIndex: 0, "aria-label": say("statement") },
    make("h2", { dir: "auto" }, item.title, " ", make("span", {}, [item.slide && "#" + item.slide, item.line > 0 && say("line", item.line)].filter(Boolean).join(", "))),
    make("p", { className: "says", dir: "auto" }, ...marked(item.text)),
    ...(item.hindered ? [make("p", { className: "hindered", role: "alert" }, say("hindered", item.hindered))] : []),
    ...(item.verdicts.length ? [make("ul", { className: "verdicts" }, ...item.verdicts.map((v) => verdict(v, item)))] : []));
}

/** passages are what a statement leans on. @param {Item} item */
export const passages = (item) => make("section", { className: "passages column", tabIndex: 0, "aria-label": say("passages") }, ...item.passages.map(passage));
