// Dark or light: the other than now, then the one before, then as the system again.
import { say, tell } from "./say.js";

const key = "exhibit-theme"; // the loader reads it when a page starts
const page = document.documentElement;

export function theme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const other = system === "dark" ? "light" : "dark";
  const now = page.dataset.theme;
  const next = !now ? other : now === other ? system : "";
  set(next);
  try {
    if (next) localStorage.setItem(key, next);
    else localStorage.removeItem(key);
  } catch { /* no storage: for this page only */ }
  tell(say({ dark: "themeDark", light: "themeLight" }[next] || "themeSystem"));
}

function set(next) {
  if (next) page.dataset.theme = next;
  else delete page.dataset.theme;
  dispatchEvent(new Event("exhibit:look"));
}

// Other windows of the deck follow.
addEventListener("storage", (e) => { if (e.key === key) set(e.newValue); });
