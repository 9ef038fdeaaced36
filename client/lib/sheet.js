// Style sheets that come with a script.

/**
 * adopt adds a style sheet to the page, behind all that it has; or with first before those that
 * were adopted.
 * @param {string} css
 * @param {{first?: boolean}} [how]
 */
export function adopt(css, { first = false } = {}) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const all = document.adoptedStyleSheets;
  document.adoptedStyleSheets = first ? [sheet, ...all] : [...all, sheet];
}
