// The time of a talk: what has passed, on the whole and on the current slide, and how that
// compares with the plan. Pure functions; times are in ms, now is a time since 1970.

/**
 * Talk is how far a talk has come.
 * @typedef {object} Talk
 * @property {boolean} begun
 * @property {number} since when it was begun or resumed; 0 while it is paused
 * @property {number} before how long it had gone on by then, without pauses
 * @property {number} entered how long it had gone on when the current slide was first shown
 */

/** A talk that has not begun. @type {Talk} */
export const unbegun = { begun: false, since: 0, before: 0, entered: 0 };

/** running reports whether the time runs. @param {Talk} talk */
export const running = (talk) => talk.since > 0;

/**
 * elapsed returns how long the talk has gone on, without pauses. A clock that has been set back
 * counts for none.
 * @param {Talk} talk
 * @param {number} now
 */
export const elapsed = (talk, now) => talk.before + (running(talk) ? Math.max(0, now - talk.since) : 0);

/**
 * onSlide returns how long the current slide has been shown.
 * @param {Talk} talk
 * @param {number} now
 */
export const onSlide = (talk, now) => Math.max(0, elapsed(talk, now) - talk.entered);

/**
 * toggled begins, pauses or resumes a talk.
 * @param {Talk} talk
 * @param {number} now
 * @returns {Talk}
 */
export const toggled = (talk, now) =>
  running(talk) ? { ...talk, before: elapsed(talk, now), since: 0 } : { ...talk, begun: true, since: now };

/**
 * turned counts the time of a new slide from now. The first move begins a talk.
 * @param {Talk} talk
 * @param {number} now
 * @param {boolean} newSlide the move led to another slide, and not only to another step
 * @returns {Talk}
 */
export function turned(talk, now, newSlide) {
  const on = talk.begun ? talk : toggled(talk, now);
  return newSlide ? { ...on, entered: elapsed(on, now) } : on;
}

/**
 * pace compares the time with the plan: a talk is ahead before the time at which the current slide
 * is to begin, and behind after that at which it is to end.
 * @param {number[]} seconds the slides' planned times; 0 for one that has none
 * @param {number} i the index of the current slide
 * @param {number} passed
 * @returns {{pace: "behind" | "ahead" | "onTime", by: number}}
 */
export function pace(seconds, i, passed) {
  const late = passed - planned(seconds.slice(0, i + 1)), early = planned(seconds.slice(0, i)) - passed;
  return { pace: late >= 1000 ? "behind" : early >= 1000 ? "ahead" : "onTime", by: Math.max(late, early) };
}

/** planned returns how long slides are planned to take. @param {number[]} seconds */
export const planned = (seconds) => seconds.reduce((sum, s) => sum + s, 0) * 1000;

/**
 * written writes a length of time as 1:05, or from an hour on as 1:00:05.
 * @param {number} ms
 */
export function written(ms) {
  const s = Math.floor(ms / 1000), two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/**
 * timeOfDay returns what writes the time of day as readers of the first language that the browser
 * knows do. A language tag that Intl refuses is passed over.
 * @param {readonly string[]} languages
 */
export function timeOfDay(languages) {
  const valid = languages.filter((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false;
    }
  });
  return new Intl.DateTimeFormat(valid, { hour: "numeric", minute: "2-digit" });
}
