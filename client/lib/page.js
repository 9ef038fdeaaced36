// Pages that are read and not shown.

/**
 * readPage returns the document of a page's text, and the text of its style. The document is without
 * that style: the Content-Security-Policy of this page allows its own alone, and while a deck is being
 * written a page may have another.
 * @param {string} text
 * @returns {{page: Document, style: string}}
 */
export function readPage(text) {
  let style = "";
  const rest = text.replace(/<style>([^]*?)<\/style>/, (_, css) => {
    style = css;
    return "";
  });
  return { page: new DOMParser().parseFromString(rest, "text/html"), style };
}
