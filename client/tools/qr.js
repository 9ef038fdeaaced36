// QR codes as SVG, black on white whatever the page's colours: readers need it so.
import qrcode from "qrcode-generator";

/** How many modules of white stand around the code; the standard asks for four. */
const quiet = 4;

/**
 * codeOf returns the code of a text, as large as it is given room.
 * @param {string} text
 * @param {string} label what a screen reader says
 */
export function codeOf(text, label) {
  const code = qrcode(0, "M"); // as small as the text allows; a seventh may be unreadable
  code.addData(text);
  code.make();
  const n = code.getModuleCount();
  let d = "";
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      let length = 0;
      while (column + length < n && code.isDark(row, column + length)) length++;
      if (length) d += `M${column + quiet} ${row + quiet}h${length}v1h-${length}z`;
      column += length;
    }
  }
  const size = n + 2 * quiet;
  return shape("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    shape("rect", { width: size, height: size, fill: "#fff" }), shape("path", { d, fill: "#000" }));
}

/**
 * shape returns an element of SVG.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Node} content
 */
function shape(name, attributes, ...content) {
  const el = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, String(value));
  el.append(...content);
  return el;
}
