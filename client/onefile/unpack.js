// Unpacking a deck in one file (web/onefile.go). Its files stand in the page as text: scripts of a type that
// no browser runs, with data-file, the address of the file, and data-type; the content is gzip in base64.
// One of them, with data-pack, holds many small files. The page of all slides is the text of a noscript.

/** @typedef {{type: string, content: string}} Packed a file of the pack, as text */

/** unpackAll makes an object URL of each file, and lists them as links in the head. */
export async function unpackAll() {
  const scripts = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll("script[data-file], script[data-pack]")]);
  for (const it of document.querySelectorAll("noscript[data-file]")) list(/** @type {HTMLElement} */ (it).dataset.file || "", new Blob([it.textContent || ""], { type: "text/html" }));
  await Promise.all(scripts.map(async (script) => {
    const { file = "", type = "", pack } = script.dataset;
    const bytes = await unpacked(script.textContent || "");
    script.remove();
    if (pack === undefined) return list(file, new Blob([bytes], { type }));
    /** @type {Record<string, Packed>} */
    const files = JSON.parse(new TextDecoder().decode(bytes));
    for (const [address, { type, content }] of Object.entries(files)) list(address, new Blob([content], { type }));
  }));
}

/** unpacked returns the bytes of a text of base64 that stands for gzip. @param {string} text */
async function unpacked(text) {
  const packed = /** @type {ReadableStream} */ ((await fetch(`data:application/gzip;base64,${text}`)).body);
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * list makes an object URL that is found by an address.
 * @param {string} address
 * @param {Blob} content
 */
function list(address, content) {
  const link = document.createElement("link");
  link.dataset.file = address;
  link.href = URL.createObjectURL(content);
  document.head.append(link);
}
