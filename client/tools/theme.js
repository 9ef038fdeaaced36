// Dark or light: the scheme that the page does not have now, then the one before, then the system's. A deck that
// opens in a scheme of its own goes between the two.
import { say, tell } from "./say.js";

const key = "exhibit-theme"; // boot.js reads it when a page starts
const page = document.documentElement;

/** theme changes the scheme, in all windows of the deck. */
export function theme() {
  const { theme: now, scheme } = page.dataset;
  const own = scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const other = own === "dark" ? "light" : "dark";
  const next = !now || scheme && now === own ? other : scheme || now !== other ? "" : own;
  set(next);
  try {
    if (next) localStorage.setItem(key, next);
    else localStorage.removeItem(key);
  } catch { /* no storage: for this page only */ }
  const shown = next || scheme;
  tell(say(shown === "dark" ? "themeDark" : shown === "light" ? "themeLight" : "themeSystem"));
}

/**
 * set gives the page a scheme: "dark", "light" or, if empty, the system's.
 * @param {string | null} scheme
 */
function set(scheme) {
  if (scheme) page.dataset.theme = scheme;
  else delete page.dataset.theme;
  dispatchEvent(new Event("exhibit:look"));
}

addEventListener("storage", (e) => { if (e.key === key) set(e.newValue); }); // another window has changed it
