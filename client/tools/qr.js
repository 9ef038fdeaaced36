// QR codes as SVG, black on white whatever the page's colours: readers need it so.
import qrcode from "qrcode-generator";

const quiet = 4; // modules of white around, as the standard asks

// codeOf is the code of a text as an svg element that is as large as it is given room.
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
  const svg = element("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  svg.append(element("rect", { width: size, height: size, fill: "#fff" }), element("path", { d, fill: "#000" }));
  return svg;
}

function element(name, attributes) {
  const el = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
  return el;
}
