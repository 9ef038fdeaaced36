// Trusted Types: the policy of a page lets text become HTML or the address of a script by this
// policy alone.

/**
 * trustOwn makes the default policy, unless the page has it. HTML is what this site's server and program have written;
 * the Content-Security-Policy keeps scripts in it from running. A script comes from this site's own
 * files, below whatever path, and no text becomes a script.
 * @param {RegExp} [own] matches the addresses of those files
 */
export function trustOwn(own = /^(\/[^/\\]+)*\/(assets\/|worker\.js$)/) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (types?.defaultPolicy) return;
  types?.createPolicy("default", {
    createHTML: (/** @type {string} */ html) => html,
    createScriptURL: (/** @type {string} */ url) => own.test(url) ? url : null,
  });
}
