// What was searched for is marked on the slide that it was found on.
import { nav } from "./context.js";
import { hits } from "./find.js";

/** Ends the marking that was begun last. */
let end = () => {};

/**
 * mark marks words on a slide once it is shown, until another slide or Escape.
 * @param {string} slug
 * @param {string[]} words folded
 */
export function mark(slug, words) {
  end();
  if (!globalThis.Highlight) return; // a browser without the CSS Custom Highlight API
  const paint = () => {
    if (nav.place().slug === slug) CSS.highlights.set("found", new Highlight(...ranges(nav.article(), words)));
  };
  const stop = nav.onShown(() => nav.place().slug === slug ? paint() : end());
  addEventListener("exhibit:shown", paint); // the program's article has taken the place of the page's
  const forget = nav.begin(() => end());
  end = () => {
    stop();
    removeEventListener("exhibit:shown", paint);
    forget();
    CSS.highlights.delete("found");
    end = () => {};
  };
  paint();
}

/**
 * ranges returns where words stand in the texts of an element.
 * @param {Element} root
 * @param {string[]} words folded
 */
function ranges(root, words) {
  const all = [], texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    for (const [from, to] of hits(text.data, words)) {
      const range = new Range();
      range.setStart(text, from);
      range.setEnd(text, to);
      all.push(range);
    }
  }
  return all;
}
