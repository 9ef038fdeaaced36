// The stage: main.stage, which holds the article of the slide that is shown, and only that.

const stage = /** @type {HTMLElement} */ (document.querySelector("main.stage"));

/** article returns the slide that is shown. */
export const article = () => /** @type {HTMLElement} */ (stage.querySelector(":scope > article"));

/**
 * put shows an article in the place of the one that is shown, from its top. The one that goes is
 * as on a page that has just come when it is shown again.
 * @param {HTMLElement} next
 */
export function put(next) {
  const last = article();
  if (next !== last) {
    for (const open of last.querySelectorAll("details[open]")) open.removeAttribute("open");
    for (const marked of last.querySelectorAll("[data-pointed]")) marked.removeAttribute("data-pointed");
    last.replaceWith(next);
    observeFoot();
  }
  if (scrolled) {
    stage.scrollTop = 0;
    scrollTo(0, 0);
    scrolled = false;
  }
}

/**
 * What stands at the foot of the slide. While it is below what is seen, the stage has data-more; the
 * browser says so after it has laid out the slide, which is not asked for.
 */
const foot = new IntersectionObserver((entries) => {
  const { boundingClientRect, rootBounds } = entries[entries.length - 1];
  stage.toggleAttribute("data-more", rootBounds !== null && boundingClientRect.bottom > rootBounds.bottom + 1);
}, { root: stage, threshold: [0, 0.5, 1] });
observeFoot();

function observeFoot() {
  foot.disconnect();
  const last = article().lastElementChild;
  if (last) foot.observe(last);
}

/** Whether something was scrolled since the slide was put: to ask for scrollTop forces a layout. */
let scrolled = false;
addEventListener("scroll", () => { scrolled = true; }, { capture: true, passive: true });

/**
 * replace puts an article in the place of another with the same content, and gives it what the
 * reader has done to that: what is open, the focus, how far it is scrolled.
 * @param {HTMLElement} next
 */
export function replace(next) {
  const last = article(), focused = document.activeElement;
  const open = [...last.querySelectorAll("details[open]")].map((el) => path(el, last));
  const focus = focused && last.contains(focused) ? path(focused, last) : null;
  const page = scrollY, own = stage.scrollTop;
  last.replaceWith(next);
  observeFoot();
  for (const way of open) find(way, next)?.setAttribute("open", "");
  if (stage.scrollTop !== own) stage.scrollTop = own;
  if (scrollY !== page) scrollTo(0, page);
  if (focus) /** @type {HTMLElement} */ (find(focus, next))?.focus({ preventScroll: true });
}

/**
 * path returns the way from an element down to one inside it, as indexes of children.
 * @param {Element} el
 * @param {Element} root
 * @returns {number[]}
 */
function path(el, root) {
  if (el === root) return [];
  const parent = /** @type {Element} */ (el.parentElement);
  return [...path(parent, root), [...parent.children].indexOf(el)];
}

/**
 * find follows a way that path has returned.
 * @param {number[]} way
 * @param {Element} root
 */
const find = (way, root) => way.reduce((/** @type {Element | undefined} */ el, i) => el?.children[i], root);

/**
 * prelayout lays out an article that is not in the page, where nobody sees it, in the size in
 * which it will be. To a browser that has found the typefaces and shaped the words of a slide
 * once, showing it is a third of the work; the words of a drawing are shaped anew in each size.
 * @param {HTMLElement} next
 */
export function prelayout(next) {
  const { width, height } = stage.getBoundingClientRect();
  const wings = /** @type {HTMLElement} */ (stage.cloneNode());
  Object.assign(wings.style, {
    position: "fixed", inset: "0 auto auto 0", width: `${width}px`, height: `${height}px`, visibility: "hidden", contain: "strict",
  });
  wings.append(next);
  stage.after(wings);
  next.getBoundingClientRect();
  wings.remove();
  next.remove();
}

/**
 * markPrepared notes at the stage which slides a key shows at once: data-prepared.
 * @param {string[]} addresses
 */
export function markPrepared(addresses) {
  stage.dataset.prepared = addresses.join(" ");
}

/**
 * focusHeadline puts the focus on the headline, so that a screen reader reads it and keys scroll the slide. A panel that
 * the next key has opened meanwhile keeps it.
 */
export function focusHeadline() {
  if (stage.querySelector("details[open] :focus")) return;
  /** @type {HTMLElement | null} */ (stage.querySelector(".headline"))?.focus({ preventScroll: true });
}
