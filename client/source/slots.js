// Slides from the program, which renders them into slots (app/stage.go): the one that is shown
// and its neighbours.
import { address } from "../deck.js";
import { placeMedia } from "../lib/located.js";

/** @typedef {import("../deck.js").Place} Place */

/**
 * Slot is what a slot of the program shows, or is to show next.
 * @typedef {{address: string, article: HTMLElement | null, coming: Promise<HTMLElement> | null, arrive: (article: HTMLElement) => void, lose: (err: Error) => void}} Slot
 */

/**
 * slots returns the source.
 * @param {import("../types.js").Program} program
 * @param {() => HTMLElement} shown the article that is in the page: its slot is left alone
 * @param {(article: HTMLElement) => void} prelayout lays out an article that is not shown
 * @param {(addresses: string[]) => void} prepared is told which slides are rendered and laid out
 * @param {(fn: () => void) => () => void} idle calls fn when the browser has time, unless the returned function is called before
 */
export function slots(program, shown, prelayout, prepared, idle) {
  /** @type {Slot[]} */
  const all = Array.from({ length: program.slots }, () => ({ address: "", article: null, coming: null, arrive: () => {}, lose: () => {} }));
  /** The addresses of the articles that have been laid out. @type {Set<string>} */
  const laidOut = new Set();
  let serial = 0; // of what is being prepared
  let cancel = () => {};

  const slotOf = (/** @type {string} */ at) => all.find((slot) => slot.address === at);

  /**
   * render has the program render the slide of an address into a slot that is neither shown nor
   * has one of the addresses to keep. A slot that somebody waits for is taken last: who waits is told.
   * @param {string} at
   * @param {string[]} keep
   * @returns {HTMLElement | Promise<HTMLElement>} the article itself where the program has had the time
   */
  function render(at, keep) {
    const free = all.filter((slot) => !slot.article || slot.article !== shown());
    const calm = free.filter((slot) => !slot.coming);
    const slot = calm.find((one) => !keep.includes(one.address)) || calm[0] || free[0];
    slot.lose(new Error(`${slot.address} gives way to ${at}`));
    slot.address = at;
    const coming = new Promise((/** @type {(article: HTMLElement) => void} */ done, lost) => Object.assign(slot, { arrive: done, lose: lost }));
    coming.catch(() => {}); // who waits hears of it
    slot.coming = coming;
    program.render(all.indexOf(slot), at);
    return slot.coming ? coming : /** @type {HTMLElement} */ (slot.article);
  }

  /** stop ends preparing. */
  function stop() {
    serial++;
    cancel();
  }

  return {
    stop,

    /**
     * rendered is told by the program that a slide stands in the article of a slot. What has been
     * asked of that slot since is still to come.
     * @param {number} i
     * @param {string} at
     * @param {HTMLElement} article
     */
    rendered(i, at, article) {
      const slot = all[i];
      if (slot.address !== at) return;
      if (article !== shown()) article.remove(); // from the program's own element, which is not shown
      placeMedia(article);
      slot.article = article;
      slot.coming = null;
      slot.arrive(article);
    },

    /**
     * slide returns the article of a place: at once where it is prepared.
     * @param {Place} place
     * @returns {HTMLElement | Promise<HTMLElement>}
     */
    slide(place) {
      stop(); // what was to be prepared gives way
      const at = address(place), slot = slotOf(at);
      if (slot?.coming) return slot.coming;
      if (slot?.article) return slot.article;
      return render(at, []);
    },

    /** forget has the slides of addresses rendered anew when they are asked for. @param {(at: string) => boolean} stale */
    forget(stale) {
      stop();
      for (const slot of all) {
        if (!stale(slot.address)) continue;
        laidOut.delete(slot.address);
        slot.lose(new Error(`${slot.address} is rendered anew`));
        Object.assign(slot, { address: "", coming: null });
      }
    },

    /** holds reports whether an article is that of a slot. @param {HTMLElement} article */
    holds: (article) => all.some((slot) => slot.article === article),

    /**
     * prepare renders and lays out the slides of places one by one, when the browser has time.
     * @param {Place[]} places
     */
    prepare(places) {
      stop();
      const mine = serial, wanted = places.map(address);
      const next = () => {
        const at = wanted.find((one) => !slotOf(one)?.article || !laidOut.has(one));
        if (at) cancel = idle(() => make(at));
      };
      const make = async (/** @type {string} */ at) => {
        const slot = slotOf(at), article = await Promise.resolve(slot ? slot.coming || slot.article : render(at, wanted)).catch(() => null);
        if (article && slotOf(at)?.article === article) {
          if (article !== shown() && !laidOut.has(at)) prelayout(article);
          laidOut.add(at);
        }
        prepared(all.filter((slot) => slot.article && !slot.coming && laidOut.has(slot.address)).map((slot) => slot.address));
        if (mine === serial) next();
      };
      next();
    },
  };
}
