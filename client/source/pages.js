// Slides from pages: the one that a page carries besides its own, and pages that are fetched.
// They need no program.
import { address } from "../deck.js";
import { folderOf } from "../lib/base.js";
import { placeMedia } from "../lib/located.js";
import { readPage } from "../lib/page.js";
import { readWhole } from "../program/fetch.js";

/** @typedef {import("../deck.js").Place} Place */

/**
 * pages returns the source.
 * @param {string | null} of the address that boot.js has asked for
 * @param {Promise<Response> | null} early its answer; null if there is none
 */
export function pages(of, early) {
  /** Texts that have come, or are to come, by address: of a page, or of an article. @type {Map<string, string | Promise<string>>} */
  const texts = new Map();

  /**
   * answer returns the text of the page at an address, which has come whole.
   * @param {string} at
   */
  async function answer(at) {
    const whole = async (/** @type {Response} */ response) => {
      const text = await response.text();
      if (/^<!doctype html>\s*<html[^>]* data-held/i.test(text)) throw new Error(`${at}: only the program has that day`);
      if (!text.includes('id="end"')) throw new Error(`${at}: no slide`); // cut, or what a login page of a network answers
      return text;
    };
    const first = at === of && early;
    early = first ? null : early;
    try {
      const response = first && (await first);
      if (response && response.ok) return await whole(response);
    } catch { /* asked for again */ }
    return readWhole(folderOf(at), whole);
  }

  /**
   * text returns the text of the page at an address, which is asked for once.
   * @param {string} at
   */
  function text(at) {
    const there = texts.get(at);
    if (there !== undefined) return there;
    const coming = answer(at).then((it) => {
      texts.set(at, it);
      return it;
    }, (err) => {
      texts.delete(at);
      throw err;
    });
    texts.set(at, coming);
    return coming;
  }

  /**
   * read returns the article in the text of a page.
   * @param {string} text
   * @param {Place} place
   */
  function read(text, place) {
    const there = readPage(text).page;
    const article = /** @type {HTMLElement | null} */ (there.querySelector("article[data-slide]"));
    if (article?.dataset.slide !== place.slug) {
      texts.delete(address(place));
      throw new Error(`${address(place)}: no slide`);
    }
    take(there, place.day);
    placeMedia(article);
    return document.adoptNode(article);
  }

  /**
   * take takes in the slide that a document carries. Its text has come to its end where the parser
   * has found something behind it.
   * @param {Document} there
   * @param {string} day
   */
  function take(there, day) {
    const next = /** @type {HTMLElement | null} */ (there.querySelector("script[data-next]"));
    if (next?.nextSibling) texts.set(address({ slug: next.dataset.next || "", day }), next.textContent || "");
  }

  return {
    take,

    /**
     * slide returns the article of a place: at once where its text is there.
     * @param {Place} place
     * @returns {HTMLElement | Promise<HTMLElement>}
     */
    slide(place) {
      const there = text(address(place));
      if (typeof there !== "string") return there.then((it) => read(it, place));
      try {
        return read(there, place);
      } catch (err) {
        return Promise.reject(err);
      }
    },

    /** forget forgets the texts of addresses, which are not those of the pages any more. @param {(at: string) => boolean} stale */
    forget(stale) {
      for (const at of [...texts.keys()]) if (stale(at)) texts.delete(at);
    },

    /**
     * prepare fetches the first of the places, so that the next key needs no line. It is done
     * when that has come, or will not.
     * @param {Place[]} places
     */
    async prepare([next]) {
      if (next) await Promise.resolve(text(address(next))).catch(() => {});
    },
  };
}
