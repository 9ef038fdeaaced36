// Files for the reader.
import { make } from "./element.js";

/**
 * save has the browser save a file under a name, as a link with download does.
 * @param {Blob} file
 * @param {string} name
 */
export function save(file, name) {
  const href = URL.createObjectURL(file);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000); // the browser has read it by then
}
