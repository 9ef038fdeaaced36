// Fit makes the text of each slide of a printout smaller until it fits its page (client/css/pages.css). A
// slide that would have to be smaller than half its size takes several pages. The server is told when all is
// done, or what went wrong: the browser prints then.

const least = 0.5, step = 0.95;

/** Whether a slide, or something in it, is larger than its place. @param {HTMLElement} sheet @param {HTMLElement} slide */
function overflows(sheet, slide) {
  const stage = sheet.firstElementChild, coloured = slide.matches(".on-dark, .on-light"); // which reaches to the edge of the page
  const room = bottom(sheet) - (coloured ? 0 : parseFloat(getComputedStyle(stage).paddingBottom));
  return bottom(slide) > room + 1 ||
    [...slide.querySelectorAll(".body, .column, .figure")].some((part) => [...part.children].some((el) => bottom(el) > bottom(part) + 1)) ||
    [...slide.querySelectorAll(".prose, .prose pre, .scroll")].some((el) => el.scrollWidth > el.clientWidth + 1);
}

/** @param {Element} el */
const bottom = (el) => el.getBoundingClientRect().bottom;

/** @param {HTMLElement} sheet */
function fit(sheet) {
  const slide = /** @type {HTMLElement} */ (sheet.querySelector(".slide"));
  if (!slide) return;
  const own = Number(getComputedStyle(slide).getPropertyValue("--size")) || 1;
  for (let size = own; overflows(sheet, slide); size *= step) {
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
