// The screen stays on while someone presents.

const reasons = new Set();
let lock = null;

// stayAwake keeps the screen on for a reason, or no longer for it. A browser that cannot
// or does not want to lets it go dark.
export function stayAwake(reason, on) {
  if (on) reasons.add(reason);
  else reasons.delete(reason);
  hold();
}

async function hold() {
  if (!reasons.size) {
    const held = lock;
    lock = null;
    (await held?.catch(() => null))?.release?.().catch(() => null);
    return;
  }
  if (lock || !navigator.wakeLock || document.visibilityState !== "visible") return;
  lock = navigator.wakeLock.request("screen");
  const own = lock;
  const gone = () => { if (lock === own) lock = null; };
  lock.then((held) => held?.addEventListener?.("release", gone), gone);
}

// The browser takes the lock back from a page that is hidden.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") hold();
});
