// Sharing a slide: its link, a QR code for the room, its chart as a picture.
import { share as words } from "exhibit:tables"; // package words
import { address } from "../deck.js";
import { inFile } from "../lib/base.js";
import { make } from "../lib/element.js";
import { save } from "../lib/save.js";
import { texts } from "../lib/words.js";
import { chartPNG, chartSVG } from "./chartfile.js";
import { nav } from "./context.js";
import { show } from "./dialog.js";
import { codeOf } from "./qr.js";

const say = texts(words);

/**
 * link returns the slide's own link, on the day that is shown and without a step. The server names
 * the origin in the canonical link when it knows where it is reached; a deck in one file names there where the deck is
 * served as well, if it is.
 */
function link() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]")), at = address(nav.place());
  if (!inFile) return new URL(at, canonical?.href).href;
  return canonical ? new URL(at.replace("#/", ""), canonical.href).href : new URL(at, location.href).href;
}

/** plainly returns a link as people write it. @param {string} url */
const plainly = (url) => url.replace(/^https?:\/\//, "");

/** share hands the slide's link to the system, or copies it. A second call opens what else can be shared. */
export async function share() {
  if (toast?.isConnected) return options();
  const url = link();
  if (navigator.share) {
    try {
      await navigator.share({ title: document.title, url });
      return;
    } catch (err) {
      if (err.name === "AbortError") return; // the reader has decided against it
    }
  }
  if (await copied(url)) tell(say("copied"));
  else options(say("selected"));
}

/**
 * copied puts a text on the clipboard, and reports whether it could: it cannot without permission,
 * or on a page that came without TLS.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * options opens the dialog with all that can be shared.
 * @param {string} [notice] what it says at first
 */
function options(notice = "") {
  const url = link();
  const field = make("input", { type: "text", readOnly: true, value: url, "aria-label": say("link") });
  const status = make("p", { className: "share-notice", role: "status" }, notice);
  const note = (/** @type {string} */ text) => { status.textContent = text; };
  const copyLink = async () => {
    if (await copied(url)) return note(say("copied"));
    field.select();
    note(say("selected"));
  };
  const row = (/** @type {Node[]} */ ...content) => make("div", { className: "share-row" }, ...content);
  /** @type {HTMLElement[]} */
  const rows = [row(field, button("copyLink", copyLink), button("qr", qr))];
  const figures = /** @type {NodeListOf<HTMLElement>} */ (nav.article().querySelectorAll(".figure[data-figure]"));
  for (const figure of figures) {
    if (figures.length > 1) rows.push(make("h3", {}, figure.querySelector("figcaption b").textContent));
    rows.push(row(
      button("copyChart", () => copyChart(figure).then(note)),
      button("svg", () => saveChart(figure, "svg", chartSVG(figure)).then(note)),
      button("png", () => saveChart(figure, "png", chartPNG(figure, plainly(url))).then(note))));
  }
  open("share", ...rows, status);
  field.focus();
  field.select();
}

/**
 * copyChart puts a figure on the clipboard as a picture, or saves it where that cannot be. It
 * returns what to say.
 * @param {HTMLElement} figure
 */
async function copyChart(figure) {
  const picture = chartPNG(figure, plainly(link()));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return say("chartCopied");
  } catch {
    return await saveChart(figure, "png", picture) || say("chartSaved");
  }
}

/**
 * saveChart saves a figure as a file. It returns what to say, if anything.
 * @param {HTMLElement} figure
 * @param {"svg" | "png"} kind
 * @param {Promise<Blob>} file
 */
async function saveChart(figure, kind, file) {
  try {
    save(await file, `${figure.dataset.figure}.${kind}`);
    return "";
  } catch (err) {
    console.info("sharing a chart", err);
    return say("chartMissing");
  }
}

/** qr shows the slide's address to the room. */
export function qr() {
  const url = link();
  const { hostname, protocol } = new URL(url);
  const caution = protocol === "file:" ? "fileHere" : /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname) ? "onlyHere" : "";
  open("qr", codeOf(url, say("qrOf", url)), make("p", { className: "share-url" }, plainly(url)),
    ...(caution ? [make("p", { className: "share-caution" }, say(caution))] : []));
}

/**
 * open shows a dialog in the place of one that is open, and of the notice.
 * @param {string} command
 * @param {...Node} content
 */
function open(command, ...content) {
  toast?.remove();
  show(command, say(command), [make("div", { className: "share" }, ...content)]).dialog.focus();
}

/** The notice that is shown, or was last. @type {HTMLElement | null} */
let toast = null;

/**
 * tell says something for some seconds, with a way to the dialog.
 * @param {string} text
 */
function tell(text) {
  toast?.remove();
  const status = make("span", { role: "status" });
  const mine = (toast = make("div", { className: "share-toast" }, status, button("more", () => options())));
  document.body.append(mine);
  requestAnimationFrame(() => { status.textContent = text; }); // a screen reader reads what changes
  setTimeout(function end() {
    if (mine.matches(":hover, :focus-within")) setTimeout(end, 1000);
    else mine.remove();
  }, 5000);
}

/**
 * @param {string} name of package words
 * @param {() => void} onclick
 */
const button = (name, onclick) => make("button", { type: "button", "data-share": name, onclick }, say(name));
