// This page as the server has it now: a document that is not shown, of which parts are taken.
import { readPage } from "../lib/page.js";

/** @typedef {ReturnType<typeof readPage>} Fresh */

/**
 * fetchPage fetches the page at an address. A page in another language, or of another program, is not
 * taken in parts: this window is loaded anew. It then never returns.
 * @param {string} url
 * @param {(page: Document) => void} [leave] is called before the window is loaded anew
 * @returns {Promise<Fresh>} rejected where the server does not answer with a page
 */
export async function fetchPage(url, leave = () => {}) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const fresh = readPage(await response.text());
  if (signature(fresh.page) === signature(document)) return fresh;
  leave(fresh.page);
  location.reload();
  return new Promise(() => {});
}

/**
 * signature is what two pages have in common of which parts can take each other's place.
 * @param {Document} page
 */
function signature(page) {
  const { lang, dir } = page.documentElement;
  const scripts = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("script[data-seal]"));
  const programs = Array.from(scripts, (it) => [it.getAttribute("src"), it.dataset.main, it.dataset.wasm, it.dataset.late]);
  return JSON.stringify([lang, dir, programs, titleOf(page)]);
}

/**
 * titleOf is the title of the deck, by which windows find each other.
 * @param {Document} page
 */
export const titleOf = (page) => page.querySelector(".bar-title")?.textContent ?? /** @type {HTMLElement | null} */ (page.querySelector(".presenter"))?.dataset.title;

/**
 * takeStyle gives this page the style of another. Rules that are the same stay as they are.
 * @param {string} css
 */
export function takeStyle(css) {
  const own = /** @type {HTMLStyleElement} */ (document.querySelector("head > style")).sheet;
  const next = new CSSStyleSheet();
  next.replaceSync(css);
  const is = (/** @type {CSSStyleSheet} */ sheet, /** @type {number} */ i) => sheet.cssRules[i]?.cssText;
  let same = 0;
  while (same < next.cssRules.length && is(own, same) === is(next, same)) same++;
  while (own.cssRules.length > same) own.deleteRule(own.cssRules.length - 1);
  for (let i = same; i < next.cssRules.length; i++) own.insertRule(is(next, i), i);
}
