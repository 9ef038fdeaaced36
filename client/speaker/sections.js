// The slides of the speaker view's page: app/presenter.go writes each as a section.

/**
 * Section is a slide with what only the speaker sees.
 * @typedef {object} Section
 * @property {string} slug
 * @property {string} headline
 * @property {number} steps
 * @property {number} seconds planned; 0 for none
 * @property {string[]} coming what a chart does at each step; empty for a step of the text
 * @property {HTMLElement} element holds the slide, the notes, and a template with the drawings of each chart that comes in steps
 */

/**
 * readSections returns the slides of the page in order.
 * @param {ParentNode} page
 * @returns {Section[]}
 */
export function readSections(page) {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("section[data-slide]"));
  return Array.from(elements, (element) => {
    const { slide = "", headline = "", steps, seconds, coming = "[]" } = element.dataset;
    return { slug: slide, headline, steps: Number(steps), seconds: Number(seconds), coming: JSON.parse(coming), element };
  });
}
