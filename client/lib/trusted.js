// Trusted Types: the policy of a page lets text become HTML or the address of a script by this
// policy alone.

/**
 * trustOwn makes the default policy. HTML is what this site's server and program have written; the
 * Content-Security-Policy keeps scripts in it from running. A script comes from this site's own
 * files, below whatever path, and no text becomes a script.
 */
export function trustOwn() {
  /** @type {any} */ (globalThis).trustedTypes?.createPolicy("default", {
    createHTML: (/** @type {string} */ html) => html,
    createScriptURL: (/** @type {string} */ url) => /^(\/[^/\\]+)*\/(assets\/|worker\.js$)/.test(url) ? url : null,
  });
}
