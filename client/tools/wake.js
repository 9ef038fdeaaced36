// The screen stays on while someone presents.

/** Why it stays on. @type {Set<string>} */
const reasons = new Set();
/** The browser's lock, or its being on the way. @type {Promise<WakeLockSentinel> | null} */
let lock = null;

/**
 * stayAwake keeps the screen on for a reason, or no longer for it. A browser that cannot, or does
 * not want to, lets the screen go dark.
 * @param {string} reason
 * @param {boolean} on
 */
export function stayAwake(reason, on) {
  if (on) reasons.add(reason);
  else reasons.delete(reason);
  hold();
}

/** hold asks for the lock while there is a reason, and releases it when there is none. */
async function hold() {
  if (!reasons.size) {
    const held = lock;
    lock = null;
    await held?.then((it) => it.release()).catch(() => {});
    return;
  }
  if (lock || !navigator.wakeLock || document.visibilityState !== "visible") return;
  const own = (lock = navigator.wakeLock.request("screen"));
  const gone = () => { if (lock === own) lock = null; };
  own.then((it) => it.addEventListener("release", gone), gone);
}

// The browser takes the lock from a page that is hidden.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") hold();
});
