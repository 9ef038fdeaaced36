// The tools of a presenter, by command. The loader fetches this file when the first is used.
import { dialogs } from "./dialog.js";
import { fullscreen } from "./fullscreen.js";
import { help } from "./help.js";
import { join } from "./context.js";
import { menu } from "./menu.js";
import { offline } from "../offline/dialog.js";
import { overview } from "./overview.js";
import { pointer } from "./pointer.js";
import { search } from "./search.js";
import { qr, share } from "./share.js";
import { theme } from "./theme.js";
import { zoom } from "./zoom.js";
import style from "../css/tools.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const tools = { share, qr, overview, search, help, zoom, pointer, fullscreen, theme, offline };
tools.menu = () => menu((command) => Boolean(tools[command]) || /^(black|white|speaker)$/.test(command));

// use opens the tool of a command, or ends it.
export function use(nav, command) {
  join(nav);
  if (!dialogs.toggle(command)) tools[command]?.();
}
