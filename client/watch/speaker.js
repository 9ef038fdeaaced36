// The speaker view renews itself: its slides and notes. The clock, and what it shows, go on.
import { readSections } from "../speaker/sections.js";
import { carryTalk } from "../speaker/timer.js";
import { fetchPage, takeStyle, titleOf } from "./document.js";
import { follow } from "./feed.js";
import { createProblems } from "./problems.js";
import { successor, sumsOf } from "./versions.js";

/**
 * Speaker is what the speaker view lets be renewed.
 * @typedef {object} Speaker
 * @property {import("../speaker/sections.js").Section[]} sections of all slides; its entries are replaced
 * @property {import("../deck.js").Deck} deck whose slugs are replaced
 * @property {() => import("../speaker/sync.js").Scene} scene
 * @property {(slug: string) => void} goTo leads to a slide
 * @property {() => void} show shows the scene anew
 * @property {HTMLElement} frame
 */

/**
 * watchSpeaker keeps the speaker view with the newest version.
 * @param {Speaker} view
 */
export function watchSpeaker({ sections, deck, scene, goTo, show, frame }) {
  const problems = createProblems({
    mark: null,
    told: (strip) => document.body.append(strip),
    href: (slug) => `#${slug}`,
    number: (slug) => deck.slugs.indexOf(slug) + 1,
    onfollow: goTo,
  });
  const { dataset } = /** @type {HTMLElement} */ (document.querySelector("script[data-seal]"));
  let version = dataset.seal;
  /** @type {Map<string, string> | null} */
  let known = null;

  follow(async (news) => {
    problems.show(news);
    const sums = sumsOf(news);
    if (known ? news.version !== version : news.version !== dataset.seal) {
      const { page: fresh, style } = await fetchPage(location.pathname + location.search, (it) => carryTalk(titleOf(document), titleOf(it)));
      takeStyle(style);
      renew(fresh, (slug) => !known || known.get(slug) !== sums.get(slug));
    }
    known = sums;
    version = news.version;
  }, problems.told);

  /**
   * renew takes over the slides of another version. What is shown is drawn again where it is another.
   * @param {Document} fresh
   * @param {(slug: string) => boolean} changed
   */
  function renew(fresh, changed) {
    const before = [...deck.slugs], { slug } = scene(), coming = before[before.indexOf(slug) + 1];
    const old = /** @type {HTMLElement} */ (document.querySelector(".presenter-list"));
    const list = /** @type {HTMLElement} */ (document.adoptNode(fresh.querySelector(".presenter-list")));
    list.hidden = true;
    old.replaceWith(list);
    const next = readSections(list);
    sections.splice(0, sections.length, ...next);
    deck.slugs.splice(0, before.length, ...next.map((section) => section.slug));
    const to = successor(before, deck.slugs, slug);
    if (to !== slug) return goTo(to);
    if (!changed(slug) && deck.slugs[deck.slugs.indexOf(slug) + 1] === coming && !changed(coming)) return;
    const notes = /** @type {HTMLElement} */ (frame.querySelector("[data-part=notes]")), { scrollTop } = notes;
    show();
    notes.scrollTop = scrollTop;
  }
}
