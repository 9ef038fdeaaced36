// The page of all slides renews itself, sheet by sheet; a page that says what is wrong with a request
// is loaded anew once there is something else to show.
import { fetchPage, takeStyle } from "./document.js";
import { follow } from "./feed.js";
import { createProblems } from "./problems.js";

/** renewSheets keeps this page with the newest version. */
export function renewSheets() {
  const { dataset } = /** @type {HTMLElement} */ (document.querySelector("script[data-seal]"));
  const printout = /** @type {HTMLElement | null} */ (document.querySelector("main.printout"));
  const sheetOf = (/** @type {string} */ slug) => document.getElementById(`print-${slug}`);
  const problems = createProblems({
    mark: null,
    told: (strip) => document.body.append(strip),
    href: (slug) => `#print-${slug}`,
    number: (slug) => [...document.querySelectorAll("[data-sheet]")].indexOf(sheetOf(slug)) + 1,
  });
  let version = dataset.seal;

  follow(async (news) => {
    problems.show(news);
    if (news.version === version) return;
    if (printout) {
      const { page: fresh, style } = await fetchPage(location.pathname + location.search);
      takeStyle(style);
      document.title = fresh.title;
      take(printout, fresh.querySelector("main.printout"));
    } else if ((await fetch(location.href)).ok) location.reload();
    version = news.version;
  }, problems.told);
}

/**
 * take gives a page the sheets of another document. Sheets that are the same stay, and what the reader
 * sees stays where it is.
 * @param {HTMLElement} shown
 * @param {Element} fresh
 */
function take(shown, fresh) {
  const anchor = [...shown.children].find((sheet) => sheet.getBoundingClientRect().bottom > 0);
  const id = anchor?.id, top = anchor?.getBoundingClientRect().top;
  /** Sheets by what they are in HTML. @type {Map<string, Element>} */
  const old = new Map([...shown.children].map((sheet) => [sheet.outerHTML, sheet]));
  const next = [...fresh.children].map((sheet) => {
    const html = sheet.outerHTML, same = old.get(html);
    old.delete(html);
    return same || document.adoptNode(sheet);
  });
  for (const gone of old.values()) gone.remove();
  next.forEach((sheet, i) => { if (shown.children[i] !== sheet) shown.insertBefore(sheet, shown.children[i] || null); });
  const now = anchor?.isConnected ? anchor : id && document.getElementById(id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
}
