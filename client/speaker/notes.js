// The notes of the current slide, in a size that the speaker chooses.

const key = "exhibit-notes";

/** The size of the notes in rem: at first, at least and at most, and by what factor a press changes it. */
const size = { first: 1.15, least: 0.7, most: 4, factor: 1.15 };

/**
 * createNotes shows notes in a box.
 * @param {HTMLElement} box
 * @param {string} none what stands there for a slide without notes
 */
export function createNotes(box, none) {
  let rem = size.first;
  try {
    rem = Number(localStorage.getItem(key)) || rem;
  } catch { /* no storage */ }
  resize(0);

  /** resize makes the notes larger, or with a negative number of presses smaller. @param {number} presses */
  function resize(presses) {
    rem = Math.min(Math.max(rem * size.factor ** presses, size.least), size.most);
    box.style.fontSize = `${rem}rem`;
    if (!presses) return;
    try {
      localStorage.setItem(key, String(rem));
    } catch { /* no storage: for this page only */ }
  }

  return {
    resize,

    /** scrolls reports whether there is more of the notes than the box shows. */
    scrolls: () => box.scrollHeight > box.clientHeight,

    /**
     * show shows a copy of notes, from the top. The list of sources is not there: citation marks
     * lead nowhere.
     * @param {Element} notes
     */
    show(notes) {
      const copy = /** @type {Element} */ (notes.cloneNode(true));
      for (const mark of copy.querySelectorAll("a[href^='#']")) mark.removeAttribute("href");
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id"); // the page's list has it
      if (!copy.textContent.trim()) copy.append(none);
      box.replaceChildren(copy);
      box.scrollTop = 0;
    },
  };
}
