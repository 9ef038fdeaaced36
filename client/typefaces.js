// Which typefaces text is set in. Text is never set anew while it is read: it is in ours from the
// first paint on where they can come by then, else in the system's (values.css has them in the same
// size), and in ours from the next slide that is shown after they have come.

/**
 * SLOW is the round trip, in ms, above which our typefaces come too late for the first paint, or hold
 * it up: they are asked for by the page's first bytes, and their 50 kB share the line with the rest
 * of it. BenchmarkLine of journeys/line_test.go measures it: with a round trip of 10 ms text comes as
 * soon in ours as in the system's, with 60 and 150 ms about 100 ms later.
 */
const SLOW = 40;

/**
 * GUESSED is the highest round trip, in ms, that Chromium reports of a line it has measured nothing of
 * (NetworkInformation.rtt, in steps of 50), but for a mobile network.
 */
const GUESSED = 100;

/**
 * choose returns how the text of a page is to be set: "own" in our typefaces from the first paint
 * on, "later" in the system's until ours have come, "system" in the system's for good.
 * @param {{requestStart: number, responseStart: number} | undefined} timing the page's navigation timing, in ms: the
 * line brings our typefaces as it has brought the first bytes of the page. undefined where the browser has none
 * @param {{saveData?: boolean, rtt?: number, effectiveType?: string} | undefined} line what the browser knows of the network:
 * NetworkInformation; undefined where it does not tell. A line that the browser's developer tools emulate shows here,
 * and not in timing
 * @param {boolean} near whether the page comes, and so the typefaces, from a service worker or from localhost, where a
 * round trip says only how busy the server is
 */
export function choose(timing, line, near) {
  if (near) return "own";
  if (line?.saveData) return "system";
  return timing?.responseStart - timing?.requestStart > SLOW || line?.rtt > GUESSED || /[23]g/.test(line?.effectiveType) ? "later" : "own";
}

/**
 * begin has a page that is being loaded set as choose says. Where that is in ours, the browser asks
 * for them at once.
 * @param {string[]} urls those of our typefaces
 */
export function begin(urls) {
  const page = document.documentElement.dataset;
  const how = choose(/** @type {any} */ (performance.getEntriesByType("navigation")[0]), /** @type {any} */ (navigator).connection, !!navigator.serviceWorker?.controller || location.hostname === "localhost");
  if (how !== "own") page.type = how;
  else for (const href of urls) document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href }));
}

/** @type {FontFace[]} */
let late = []; // have come, and are not used yet

/**
 * fetchLate fetches those of our typefaces that the page does not use, once it has been painted. It
 * is done when they are there, or will not come.
 */
export async function fetchLate() {
  if (document.documentElement.dataset.type === "system") return;
  const faces = [];
  for (const rule of [...document.styleSheets].flatMap((sheet) => (sheet.href ? [] : [...sheet.cssRules]))) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const [family, weight, src, style, sizeAdjust] = ["font-family", "font-weight", "src", "font-style", "size-adjust"].map((name) => rule.style.getPropertyValue(name));
    if (src.includes("url(") && !uses(family, weight)) faces.push(new FontFace(family.replaceAll('"', ""), src, /** @type {any} */ ({ weight, style: style || "normal", sizeAdjust: sizeAdjust || "100%" })));
  }
  late = await Promise.all(faces.map((face) => face.load())).catch(() => []); // the system's go on
}

// uses reports whether the page sets text in a family of that weight, and not in what comes next.
function uses(family, weight) {
  if (document.documentElement.dataset.type) return false;
  const pen = document.createElement("canvas").getContext("2d");
  const width = (families) => {
    pen.font = `${weight} 100px ${families}`;
    return pen.measureText("Which one?").width;
  };
  return width(`${family}, monospace`) !== width("monospace");
}

/** useLate sets the page in the typefaces that fetchLate has fetched. Another slide is about to be shown. */
export function useLate() {
  if (!late.length) return;
  for (const face of late.splice(0)) document.fonts.add(face);
  delete document.documentElement.dataset.type;
}
