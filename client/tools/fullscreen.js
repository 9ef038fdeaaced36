// Full screen.
import { say, tell } from "./say.js";
import { stayAwake } from "./wake.js";

/** fullscreen shows the deck on the whole screen, or ends that. */
export function fullscreen() {
  const page = document.documentElement;
  if (document.fullscreenElement) document.exitFullscreen();
  else if (page.requestFullscreen) page.requestFullscreen().catch(() => tell(say("noFullscreen")));
  else tell(say("noFullscreen"));
}

document.addEventListener("fullscreenchange", () => stayAwake("fullscreen", Boolean(document.fullscreenElement)));
