// Sharing a slide: its link, a QR code for the room, its chart as a picture.
import { share as words } from "exhibit:tables";
import { chartPNG, chartURL } from "./chartfile.js";
import { show } from "./dialog.js";
import { codeOf } from "./qr.js";
import { make } from "./say.js";
import style from "../css/share.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const own = words[document.documentElement.lang.split("-")[0]] || words.en;
const say = (name, ...put) => own[name].replace(/\{(\d)\}/g, (_, i) => put[i]);

// address is the slide's own, on the day that is shown. The server names the origin in the
// canonical link when it knows where it is reached.
export function address() {
  const url = new URL(`/s/${document.querySelector(".stage > article").dataset.slide}`, document.querySelector("link[rel=canonical]").href);
  const known = new URLSearchParams(location.search).get("known");
  if (known) url.searchParams.set("known", known);
  return url.href;
}

// share hands the slide's link to the system, or copies it. A second call opens what else
// can be shared.
export async function share() {
  if (toast?.isConnected) return options();
  const url = address();
  if (navigator.share) {
    try {
      await navigator.share({ title: document.title, url });
      return;
    } catch (err) {
      if (err.name === "AbortError") return; // the reader has thought better of it
    }
  }
  if (await copied(url)) tell(say("copied"), options);
  else options(say("selected"));
}

// copied puts a text on the clipboard and reports whether it could: it cannot without
// permission, or on a page that came without TLS.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// options is the dialog with all that can be shared.
export function options(notice = "") {
  const url = address();
  const link = make("input", { type: "text", readOnly: true, value: url, "aria-label": say("link") });
  const status = make("p", { className: "share-notice", role: "status" }, notice);
  const note = (text) => { status.textContent = text; };
  const copyLink = async () => {
    if (await copied(url)) return note(say("copied"));
    link.select();
    note(say("selected"));
  };
  const rows = [make("div", { className: "share-row" }, link, button("copyLink", copyLink), button("qr", qr))];
  const figures = document.querySelectorAll(".stage .figure[data-figure]");
  for (const figure of figures) {
    const row = make("div", { className: "share-row" },
      button("copyChart", () => copyChart(figure).then(note)),
      button("svg", () => saveChart(figure, "svg").then(note)),
      button("png", () => saveChart(figure, "png").then(note)));
    if (figures.length > 1) rows.push(make("h3", {}, figure.querySelector("figcaption b").textContent));
    rows.push(row);
  }
  open("share", ...rows, status);
  link.focus();
  link.select();
}

// copyChart puts a figure on the clipboard as a picture, or saves it where that cannot be. It
// returns what to tell.
async function copyChart(figure) {
  const picture = chartPNG(figure, address());
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return say("chartCopied");
  } catch {
    const failed = await saveChart(figure, "png", picture);
    return failed || say("chartSaved");
  }
}

// saveChart saves a figure as a file. It returns what to tell, if anything.
async function saveChart(figure, kind, picture) {
  try {
    const file = kind === "png" ? await (picture || chartPNG(figure, address())) : await (await fetched(chartURL(figure))).blob();
    save(file, `${figure.dataset.figure}.${kind}`);
    return "";
  } catch (err) {
    console.info("sharing a chart", err);
    return say("chartMissing");
  }
}

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// qr shows the slide's address to the room.
export function qr() {
  const url = address();
  const local = /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
  open("qr", codeOf(url, say("qrOf", url)), make("p", { className: "share-url" }, url.replace(/^https?:\/\//, "")),
    ...(local ? [make("p", { className: "share-caution" }, say("onlyHere"))] : []));
}

// open shows a dialog in the place of one that is open, and of the notice.
function open(command, ...content) {
  toast?.remove();
  show(command, say(command), [make("div", { className: "share" }, ...content)]).dialog.focus();
}

let toast = null;

// tell says something for a while, with a way on.
function tell(text, more) {
  toast?.remove();
  const status = make("span", { role: "status" });
  const mine = (toast = make("div", { className: "share-toast" }, status, button("more", () => more())));
  document.body.append(mine);
  requestAnimationFrame(() => { status.textContent = text; }); // a screen reader hears what changes
  setTimeout(function end() {
    if (mine.matches(":hover, :focus-within")) setTimeout(end, 1000);
    else mine.remove();
  }, 5000);
}

function button(name, onclick) {
  return make("button", { type: "button", "data-share": name, onclick }, say(name));
}
