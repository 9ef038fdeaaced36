// What the tools are given by the navigator.

/** @type {import("../types.js").Navigator} */
export let nav;

/** join takes the navigator in. @param {import("../types.js").Navigator} it */
export function join(it) {
  nav = it;
}
