// The scene of this speaker view, which a reload comes back to. It is kept for this window.
import { own } from "../lib/base.js";

/** @typedef {import("./sync.js").Scene} Scene */

const key = own("scene");

/** keep notes the scene. @param {Scene} scene */
export function keep(scene) {
  try {
    sessionStorage.setItem(key, JSON.stringify(scene));
  } catch { /* no storage: a reload asks the windows with slides */ }
}

/**
 * kept returns the scene that was noted, as of a day; null where none was that this deck has.
 * @param {import("../deck.js").Deck} deck
 * @param {string} day
 * @returns {Scene | null}
 */
export function kept({ slugs, steps }, day) {
  try {
    const { slug, step, screen } = JSON.parse(sessionStorage.getItem(key) || "null");
    if (!slugs.includes(slug) || !Number.isInteger(step) || step < 0) return null;
    return { slug, step: Math.min(step, steps(slug)), day, screen: screen === "black" || screen === "white" ? screen : "" };
  } catch {
    return null;
  }
}
