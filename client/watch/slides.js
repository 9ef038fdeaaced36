// The window of a slide renews itself: at once from the slide's page, and then the program.
import { address, entries } from "../deck.js";
import { fetchPage, takeStyle } from "./document.js";
import { follow, rest } from "./feed.js";
import { createProblems } from "./problems.js";
import { successor, sumsOf } from "./versions.js";

const page = document.documentElement;

/**
 * watchSlides keeps the window with the newest version.
 * @param {import("../types.js").Navigator} nav
 */
export function watchSlides(nav) {
  const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
  const problems = createProblems({
    mark: /** @type {HTMLElement} */ (bar.querySelector(".bar-offline")),
    told: (strip) => bar.before(strip),
    href: (slug) => address({ slug, day: nav.place().day }),
    number: (slug) => nav.deck.slugs.indexOf(slug) + 1,
  });
  /** What this window shows of each slide; null while that is not known. @type {Map<string, string> | null} */
  let known = null;
  let version = nav.urls.seal, styled = "";
  /** The version that the program has. */
  let program = version;

  /** @param {import("./feed.js").News} news */
  async function renew(news) {
    problems.show(news);
    const sums = sumsOf(news), own = news.version === version && !known;
    const changed = (/** @type {string} */ slug) => !own && (!known || known.get(slug) !== sums.get(slug));
    if (!own && (news.version !== version || [...sums.keys()].some(changed))) await show(news, changed);
    known = sums;
    version = nav.urls.seal = news.version;
    styled = news.style;
    catchUp();
  }

  /**
   * show shows a version.
   * @param {import("./feed.js").News} news
   * @param {(slug: string) => boolean} changed
   */
  async function show(news, changed) {
    const after = entries(news.slides).map(({ slug }) => slug);
    for (;;) {
      const { slug, day } = nav.place(), to = successor(nav.deck.slugs, after, slug);
      /** @type {HTMLElement | null} */
      let article = null;
      if (to !== slug || changed(to) || news.style !== styled) {
        const { page: fresh, style } = await fetchPage(address({ slug: to, day }));
        if (nav.place().slug !== slug || nav.place().day !== day) continue; // the reader has gone elsewhere
        takeStyle(style);
        if (to !== slug || changed(to)) article = document.adoptNode(fresh.querySelector("article[data-slide]"));
      }
      nav.renew({ slides: news.slides, changed, slug: to, article });
      return;
    }
  }

  let catching = false;

  /** catchUp gives the program the newest version, once it runs and the browser has time. */
  async function catchUp() {
    if (catching) return;
    catching = true;
    while (program !== version && page.dataset.state === "ready") {
      await new Promise((/** @type {(value?: unknown) => void} */ done) => nav.idle(done));
      try {
        const deck = new Uint8Array(await (await fetch(nav.urls.deck)).arrayBuffer());
        const [, of] = /^\{"seal":"([0-9a-f]{12})/.exec(new TextDecoder().decode(deck.subarray(0, 21))) || [];
        if (of !== version) break; // news of it are on their way
        nav.renewProgram(deck);
        program = of;
      } catch (err) {
        console.info(err);
        await rest();
      }
    }
    catching = false;
  }

  new MutationObserver(catchUp).observe(page, { attributeFilter: ["data-state"] });
  follow(renew, problems.told);
}
