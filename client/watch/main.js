// The script of pages whose deck is being written (exhibit serve -watch): it shows each save in every
// window that is open, in place, and lists what is wrong with the deck. It is imported by the slides
// (main.js) and by the speaker view; other pages have it as a script of their own.
//
//	feed.js      what the server tells, once for all windows of a browser
//	versions.js  what a version changes, and where the reader is then
//	document.js  this page as the server has it now
//	slides.js, speaker.js, sheets.js   the windows that renew themselves
//	problems.js  the number of problems, and their list
import { adopt } from "../lib/sheet.js";
import { trustOwn } from "../lib/trusted.js";
import style from "../css/watch.css";
import { renewSheets } from "./sheets.js";

export { watchSlides } from "./slides.js";
export { watchSpeaker } from "./speaker.js";

adopt(style);

// A worker that an earlier run has left at this address gives way to the server's, which ends itself.
navigator.serviceWorker?.getRegistration().then((worker) => worker?.update()).catch(console.info);

if (document.querySelector("script[type=module][data-seal]")) {
  trustOwn();
  renewSheets();
}
