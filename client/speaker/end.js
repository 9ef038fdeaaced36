// The slides' end of the speaker view: it keeps this window together with the speaker view's, and
// carries out the commands of kind screen.
import { bindings, speaker } from "exhibit:tables";
import { binding } from "../keys.js";
import { texts } from "../lib/words.js";
import { blank, screen } from "./screen.js";
import { follow } from "./sync.js";
import { dismiss, openSpeaker } from "./window.js";

/** @param {import("../types.js").Navigator} nav */
export function join(nav) {
  const said = texts(speaker);
  const where = () => ({ ...nav.place(), known: nav.place().day, screen: screen() });
  function go({ slug, step, known, screen }, turns) {
    blank(screen, screen && said(screen === "black" ? "blackened" : "whitened"), () => toggleScreen(""));
    if (turns) nav.go({ slug, step, day: known });
  }
  function toggleScreen(colour) {
    go({ ...where(), screen: colour === screen() ? "" : colour }, false);
    moved();
  }
  addEventListener("keydown", (e) => { // before all others: what opens something ends a blank screen
    const row = screen() && nav.isOurs(e) && binding(bindings, e);
    if (!row || row.kind === "screen" || row.kind === "move") return;
    toggleScreen("");
    if (row.command !== "leave") return;
    e.preventDefault();
    e.stopPropagation();
  }, true);
  let shown;
  try {
    shown = sessionStorage.getItem("exhibit-shown");
    sessionStorage.setItem("exhibit-shown", "yes");
  } catch { /* no storage: then every page asks */ }
  const asks = !shown || performance.getEntriesByType("navigation")[0]?.type === "reload";
  const moved = follow({ title: document.querySelector(".bar-title").textContent, where, go, asks });
  nav.onMoved(moved);
  addEventListener("click", (e) => { if (e.target.closest?.("a[target]")) setTimeout(dismiss); });
  return {
    run(command) {
      if (command === "speaker") openSpeaker(document.querySelector(".bar-speaker"), said);
      else toggleScreen(command);
    },
  };
}
