// The navigator, as the tools have it.

/** @type {import("../types.js").Navigator} */
export let nav;

/** join takes the navigator in. @param {import("../types.js").Navigator} it */
export function join(it) {
  nav = it;
}
