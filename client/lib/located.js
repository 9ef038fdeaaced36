// Where the files of the deck are. A deck in one file has all of them inside: client/onefile/unpack.js
// lists them as links, which every module of the page finds.
import { inFile } from "./base.js";

/** inside returns the object URL of what is inside the file at an address. @param {string} address percent-encoded */
const inside = (address) => /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[data-file="${CSS.escape(address)}"]`))?.href;

/**
 * located returns where the content of an address of the deck is: the address itself, or in a deck in
 * one file an object URL. An address of which the file has nothing is returned as it is.
 * @param {string} address as on of deck.js returns it, or as links have it
 */
export const located = (address) => inFile && (inside(address) || inside(encodeURI(address))) || address;

/**
 * placeMedia gives the pictures, films and sounds in an element the content that is inside the file.
 * It does nothing in a deck that is served.
 * @param {ParentNode} root
 */
export function placeMedia(root) {
  if (!inFile) return;
  for (const name of ["src", "poster"]) {
    for (const el of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-${name}]`))) el.setAttribute(name, located(el.dataset[name] || ""));
  }
}
