// A figure as a picture that stands alone: what it shows, the drawing, where it comes from.

import { nav } from "./context.js";

const scale = 2; // pixels of the picture to one of the drawing
const margin = 40;
const colours = { page: "#fbfaf7", text: "#1f2226", muted: "#5c6066" }; // charts.Light

// chartURL is where the server has a figure as SVG, on the day that is shown.
export function chartURL(figure) {
  const known = new URLSearchParams(location.search).get("known");
  return `/charts/${figure.dataset.figure}.svg${known ? `?known=${encodeURIComponent(known)}` : ""}`;
}

// chartPNG draws a figure as PNG: its title, the drawing in the light colours, its sources
// and the address of its slide.
export async function chartPNG(figure, address) {
  const response = await fetch(chartURL(figure));
  if (!response.ok) throw new Error(`the chart: status ${response.status}`);
  const drawing = await picture(await withFont(await response.text()));
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  const sans = (weight, size) => `${weight} ${size}px ${family}`;
  const width = drawing.width + 2 * margin;
  const said = (selector) => figure.querySelector(selector)?.textContent.trim() || "";
  const texts = [
    { text: said("figcaption b"), font: sans(600, 24), leading: 31, fill: colours.text },
    { text: said(".unit"), font: sans(400, 17), leading: 24, fill: colours.muted },
    null, // the drawing
    { text: said(".figure-source"), font: sans(400, 16), leading: 23, fill: colours.muted },
    { text: said(".figure-note"), font: sans(400, 16), leading: 23, fill: colours.muted },
    { text: address.replace(/^https?:\/\//, ""), font: sans(400, 16), leading: 23, fill: colours.muted },
  ].filter((t) => !t || t.text);
  let height = margin;
  for (const t of texts) {
    if (t) {
      pen.font = t.font;
      t.lines = wrapped(pen, t.text, drawing.width);
      height += t.lines.length * t.leading;
    } else height += drawing.height + 44;
  }
  canvas.width = width * scale;
  canvas.height = (height + margin - 8) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = colours.page;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = "top";
  let y = margin;
  for (const t of texts) {
    if (t) {
      pen.font = t.font;
      pen.fillStyle = t.fill;
      for (const line of t.lines) {
        pen.fillText(line, margin, y);
        y += t.leading;
      }
    } else {
      pen.drawImage(drawing, margin, y + 20, drawing.width, drawing.height);
      y += drawing.height + 44;
    }
  }
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}

function wrapped(pen, text, width) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// picture loads an SVG, which is drawn at the size it names.
async function picture(svg) {
  const img = new Image();
  img.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await img.decode();
  return img;
}

// withFont puts the deck's fonts into an SVG: an SVG that is an image reaches nothing outside.
async function withFont(svg) {
  try {
    const faces = await Promise.all(nav.urls.fonts.split(" ").filter((href) => href.includes("sans")).map(async (href) => {
      let bytes = "";
      for (const b of new Uint8Array(await (await fetch(href)).arrayBuffer())) bytes += String.fromCharCode(b);
      return `@font-face{font-family:"Source Sans 3";font-weight:${/-(\d00)-/.exec(href)[1]};src:url(data:font/woff2;base64,${btoa(bytes)})}`;
    }));
    return svg.replace(/>/, `><style>${faces.join("")}</style>`);
  } catch {
    return svg; // then in the system's
  }
}
