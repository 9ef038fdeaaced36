// A figure as a picture that stands alone: its title, the drawing, its sources.
import { on } from "../deck.js";
import { inFile } from "../lib/base.js";
import { make } from "../lib/element.js";
import { fetchWhole } from "../program/fetch.js";
import { nav } from "./context.js";

/** Pixels of the picture to one of the drawing. */
const scale = 2;
/** Lengths in pixels of the drawing: the edge, and the space above and below the drawing. */
const margin = 40, above = 20, below = 24;

/**
 * chartSVG fetches a figure as the server draws it, on the day that is shown.
 * @param {HTMLElement} figure
 */
export async function chartSVG(figure) {
  const bytes = await fetchWhole(on(`/charts/${figure.dataset.figure}.svg`, nav.place().day));
  return new Blob([bytes], { type: "image/svg+xml" });
}

/**
 * Line is a text of the picture: as it is written, and how it is set.
 * @typedef {{text: string, font: string, leading: number, fill: string}} Line
 */

/**
 * chartPNG draws a figure as PNG, in the page's light colours.
 * @param {HTMLElement} figure
 * @param {string} address of its slide, which stands below it
 * @returns {Promise<Blob>}
 */
export async function chartPNG(figure, address) {
  const drawing = await picture(await withFonts(await (await chartSVG(figure)).text()));
  const canvas = make("canvas"), pen = canvas.getContext("2d");
  const sans = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  const text = light("--chart-text"), muted = light("--chart-muted");
  const said = (/** @type {string} */ selector) => figure.querySelector(selector)?.textContent.trim() || "";
  const set = (/** @type {string} */ text, /** @type {string} */ fill, weight = 400, size = 16, leading = 23) => ({ text, fill, font: `${weight} ${size}px ${sans}`, leading });
  const width = drawing.width + 2 * margin;
  const head = lines(pen, drawing.width, [set(said("figcaption b"), text, 600, 24, 31), set(said(".unit"), muted, 400, 17, 24)]);
  const foot = lines(pen, drawing.width, [said(".figure-source"), said(".figure-note"), address].map((text) => set(text, muted)));
  const high = (/** @type {Line[]} */ lines) => lines.reduce((sum, line) => sum + line.leading, 0);
  canvas.width = width * scale;
  canvas.height = (2 * margin + high(head) + above + drawing.height + below + high(foot)) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = light("--chart-surface");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = "top";
  write(pen, head, margin);
  pen.drawImage(drawing, margin, margin + high(head) + above, drawing.width, drawing.height);
  write(pen, foot, margin + high(head) + above + drawing.height + below);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the browser made no picture"))), "image/png"));
}

/**
 * light returns a colour of the page as its light scheme has it.
 * @param {string} name of a custom property
 */
function light(name) {
  const probe = make("span", { hidden: true });
  probe.style.colorScheme = "light";
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** What a line may be broken between: words, and the characters of Chinese, Japanese and Korean, but not before punctuation. */
const pieces = /\s+|(?<=[\u2e80-\uff60])(?![\s\p{P}])|(?<!\p{Ps})(?=[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af])/u;

/**
 * wrap breaks a text into lines that are at most as wide as a width: between words, and within one that is
 * wider than a line by itself.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure how wide a text is
 * @returns {string[]}
 */
export function wrap(text, width, measure) {
  /** @type {string[]} */
  const broken = [];
  let line = "", end = 0;
  const fits = (/** @type {string} */ longer) => measure(longer) <= width;
  for (const piece of text.split(pieces)) {
    const at = text.indexOf(piece, end), longer = line + text.slice(end, at).replace(/\s+/, " ") + piece;
    end = at + piece.length;
    if (line && !fits(longer)) {
      broken.push(line);
      line = piece;
    } else line = longer;
    while (!fits(line)) { // one word
      const letters = [...line];
      let n = letters.length - 1;
      while (n > 1 && !fits(letters.slice(0, n).join(""))) n--;
      if (n < 1) break;
      broken.push(letters.slice(0, n).join(""));
      line = letters.slice(n).join("");
    }
  }
  return line ? [...broken, line] : broken;
}

/**
 * lines breaks texts into lines that are at most as wide as a width.
 * @param {CanvasRenderingContext2D} pen
 * @param {number} width
 * @param {Line[]} texts
 * @returns {Line[]}
 */
function lines(pen, width, texts) {
  return texts.filter(({ text }) => text).flatMap((line) => {
    pen.font = line.font;
    return wrap(line.text, width, (text) => pen.measureText(text).width).map((text) => ({ ...line, text }));
  });
}

/**
 * write writes lines below each other.
 * @param {CanvasRenderingContext2D} pen
 * @param {Line[]} lines
 * @param {number} y of the top of the first
 */
function write(pen, lines, y) {
  for (const { text, font, fill, leading } of lines) {
    pen.font = font;
    pen.fillStyle = fill;
    pen.fillText(text, margin, y);
    y += leading;
  }
}

/**
 * picture loads an SVG, which is drawn at the size it names.
 * @param {string} svg
 */
async function picture(svg) {
  const img = make("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` });
  await img.decode();
  return img;
}

/**
 * withFonts puts the deck's fonts into an SVG: an SVG that is an image fetches nothing.
 * @param {string} svg
 */
async function withFonts(svg) {
  try {
    if (inFile) { // the page has them inside
      const faces = [...document.styleSheets].flatMap((sheet) => sheet.href ? [] : [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes("Source Sans"));
      return svg.replace(/>/, `><style>${faces.map((rule) => rule.cssText).join("")}</style>`);
    }
    const urls = (nav.urls.fonts || "").split(" ").filter((url) => url.includes("sans"));
    const faces = await Promise.all(urls.map(async (url) => {
      const bytes = new Uint8Array(await fetchWhole(url));
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      return `@font-face{font-family:"Source Sans 3";font-weight:${/-(\d00)-/.exec(url)[1]};src:url(data:font/woff2;base64,${btoa(text)})}`;
    }));
    return svg.replace(/>/, `><style>${faces.join("")}</style>`);
  } catch {
    return svg; // in the system's fonts
  }
}
