// Modules that are imported when they are first needed.
import { importWhole } from "../program/fetch.js";

/**
 * once returns a function that imports a module at its first call, and makes something of it. A
 * failed import may be tried again.
 * @template T
 * @param {string | undefined} url
 * @param {(module: any) => T} made
 * @returns {() => Promise<T>}
 */
export function once(url, made) {
  /** @type {Promise<T> | null} */
  let coming = null;
  return () => (coming ||= importWhole(/** @type {string} */ (url)).then(made).catch((err) => {
    coming = null;
    throw err;
  }));
}
