// The time that the browser has left.

/**
 * idle calls fn after the next two frames, when the browser has time, or after a second. The
 * returned function cancels the call.
 * @param {() => void} fn
 */
export function idle(fn) {
  let cancelled = false;
  const later = /** @type {typeof requestIdleCallback} */ (globalThis.requestIdleCallback || ((/** @type {() => void} */ f) => setTimeout(f, 50)));
  requestAnimationFrame(() => requestAnimationFrame(() => later(() => cancelled || fn(), { timeout: 1000 })));
  return () => { cancelled = true; };
}
