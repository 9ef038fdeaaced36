// Windows with slides and speaker views stay together over a BroadcastChannel: in one browser,
// without the server. Messages:
//
//   {hello: "slides" | "speaker", id}  a window that was opened or reloaded asks for the scene
//   {state: scene, id, serial, at}     a window with slides says where it is
//   {go: scene, id, to, serial}        a speaker view says where all are to be; to and serial
//                                      are the id and serial of the state that it answers, if any
//   {bye: id}                          a window goes away
//
// The speaker view (lead.js) is in the middle. It goes where the window is that was used last
// and tells all windows with slides (follow.js) to be there. An open window wins over one that
// asks. A window that has sent its state follows nobody until that is answered: fast key presses
// are not taken back, and windows that move at once end in one place. A window whose next slide
// is still coming says nothing of the slide it still shows. Windows with slides do not hear each
// other: without a speaker view each goes its own way.

import { base, inFile } from "../lib/base.js";

/**
 * Scene is what all windows show: a place, and the colour that covers the slides, if any.
 * @typedef {import("../deck.js").Place & {screen: "" | "black" | "white"}} Scene
 */

/**
 * Message is what goes over the channel; the head of this file says which parts come together.
 * @typedef {object} Message
 * @property {"slides" | "speaker"} [hello]
 * @property {Scene} [state]
 * @property {Scene} [go]
 * @property {string} [bye]
 * @property {string} [id] of the window that sends
 * @property {string} [to]
 * @property {number} [serial]
 * @property {number} [at] when the window was used last, by clock
 */

/**
 * Channel opens a channel, whose messages hear receives, and returns what sends on it.
 * @typedef {(hear: (message: Message) => void) => (message: Message) => void} Channel
 */

/**
 * channel returns the channel of the deck with a title. Files on disk have one origin, so that it is of this file alone.
 * @param {string} title
 * @returns {Channel}
 */
export const channel = (title) => (hear) => {
  const line = new BroadcastChannel(`exhibit${base}${inFile ? location.pathname : ""} ${title}`);
  line.onmessage = (e) => hear(e.data);
  return (message) => line.postMessage(message);
};

/** newID returns a name for a window that no other has. */
export const newID = () => Math.random().toString(36).slice(2);

/** clock is the time in ms, the same in all windows, and never set back while a page lives. */
export const clock = () => performance.timeOrigin + performance.now();

/**
 * sameStop reports whether two scenes show the same step of the same slide.
 * @param {Scene} a
 * @param {Scene} b
 */
export const sameStop = (a, b) => a.slug === b.slug && a.step === b.step && a.day === b.day;
