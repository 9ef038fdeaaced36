// The talk's time: what has passed, on the whole and on the current slide. It is kept for
// this window, so that a reload does not lose it.

const key = "exhibit-timer";

let t = { begun: false, since: 0, before: 0, entered: 0 }; // times in ms; since is 0 while it stands still

try {
  t = { ...t, ...JSON.parse(sessionStorage.getItem(key)) };
} catch { /* no storage, or nothing sensible in it */ }

function save() {
  try {
    sessionStorage.setItem(key, JSON.stringify(t));
  } catch { /* no storage: a reload starts anew */ }
}

export const begun = () => t.begun;
export const running = () => t.since > 0;

// elapsed is how long the talk has gone on, in ms without its pauses.
export const elapsed = () => t.before + (running() ? Math.max(0, Date.now() - t.since) : 0);

// onSlide is how long the current slide has been shown.
export const onSlide = () => elapsed() - t.entered;

// turned starts the time at the first move, and counts a new slide from now.
export function turned(newSlide) {
  if (!t.begun) toggle();
  if (newSlide) t.entered = elapsed();
  save();
}

// toggle starts the time, or pauses it, or lets it go on.
export function toggle() {
  t = running() ? { ...t, before: elapsed(), since: 0 } : { ...t, begun: true, since: Date.now() };
  save();
}

// reset sets all to zero; the next move starts it again.
export function reset() {
  t = { begun: false, since: 0, before: 0, entered: 0 };
  save();
}

// time writes ms as 1:05, or from an hour on as 1:00:05.
export function time(ms) {
  const s = Math.floor(ms / 1000), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}
