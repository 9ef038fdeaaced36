// The program that has the deck, and writes the verdicts.
import { say } from "./say.js";

/** @typedef {{key: string, undo?: number, verdicts: import("./walk.js").Verdict[], unread?: boolean, doubted?: boolean, gone?: boolean}} Judged */

/** Refused is an error that the page's user can read. moved is true if the deck is to be read anew. */
export class Refused extends Error {
  /** @param {string} message @param {boolean} moved */
  constructor(message, moved) {
    super(message);
    this.moved = moved;
  }
}

/** ask sends a request and returns the answer. @param {string} path @param {object} [body] */
async function ask(path, body) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(path, body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    throw new Refused(say("away"), false);
  }
  if (!answer.ok) throw new Refused((await answer.text()).trim(), answer.status === 409);
  return answer.json();
}

/** read returns all statements. @returns {Promise<import("./walk.js").Item[]>} */
export const read = () => ask("items.json");

/** judge writes a verdict. @param {string} key @param {string} verdict @param {string} note @returns {Promise<Judged>} */
export const judge = (key, verdict, note) => ask("verdict", { key, verdict, note });

/** takeBack takes a verdict back. @param {number} undo @returns {Promise<Judged>} */
export const takeBack = (undo) => ask("undo", { undo });
