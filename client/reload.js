// The step that a reload comes back to. It is kept for this window, so that a link that is shared
// starts at the first step.
import { address } from "./deck.js";
import { own } from "./lib/base.js";

const key = own("step");

/** keepStep notes the place of this window. @param {import("./deck.js").Place} place */
export function keepStep(place) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ at: address(place), step: place.step }));
  } catch { /* no storage: a reload begins at the first step */ }
}

/**
 * keptStep returns the step that was shown of a place's slide, where the page has been reloaded;
 * else 0.
 * @param {import("./deck.js").Place} place
 * @returns {number}
 */
export function keptStep(place) {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (entry?.type !== "reload") return 0;
  try {
    const { at, step } = JSON.parse(sessionStorage.getItem(key) || "{}");
    return at === address(place) && Number.isInteger(step) ? Math.max(step, 0) : 0;
  } catch {
    return 0;
  }
}
