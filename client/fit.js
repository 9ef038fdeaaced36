// Fit makes the text of each slide of a printout smaller until it fits its page (client/css/pages.css). A
// slide that would have to be smaller than half its size takes several pages. The server is told when all is
// done, or what went wrong: the browser prints then.

const least = 0.5, step = 0.95;
// What may be larger than its place: a slide, the parts that share its height, and what would scroll.
const parts = ".slide, .body, .column, .figure, .prose, .prose pre, .scroll";

/** Whether something of a sheet is larger than its place. @param {HTMLElement} sheet */
function overflows(sheet) {
  const stage = sheet.firstElementChild;
  return [stage, ...sheet.querySelectorAll(parts)].some((el) => el.scrollHeight > el.clientHeight + 1 && !inline(el) || el.scrollWidth > el.clientWidth + 1 && !inline(el));
}

/** Whether an element has no box of its own, and so no size. @param {Element} el */
const inline = (el) => el.clientHeight === 0 && el.clientWidth === 0;

/** @param {HTMLElement} sheet */
function fit(sheet) {
  const slide = /** @type {HTMLElement} */ (sheet.querySelector(".slide"));
  if (!slide) return;
  const own = Number(getComputedStyle(slide).getPropertyValue("--size")) || 1;
  for (let size = own; overflows(sheet); size *= step) {
    if (size < own * least) {
      slide.style.removeProperty("--size");
      sheet.classList.add("long");
      return;
    }
    slide.style.setProperty("--size", String(size));
  }
}

/** @param {string} problem */
const tell = (problem) => fetch("/fitted", { method: "POST", body: problem });

addEventListener("error", (e) => tell(e.message));
addEventListener("unhandledrejection", (e) => tell(String(e.reason)));

Promise.all([
  ...[...document.fonts].filter((face) => face.family.includes("Print ")).map((face) => face.load()),
  ...[...document.images].filter((img) => !img.hidden).map((img) => img.decode().catch(() => {})), // one that is broken takes no room
]).then(() => {
  for (const sheet of document.querySelectorAll(".sheet:not(.bibliography)")) fit(/** @type {HTMLElement} */ (sheet));
  tell("");
});
