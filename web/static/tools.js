// The tools of a presenter, by command. The loader fetches this file when the first is used.
import { dialogs } from "./tools/dialog.js";
import { fullscreen } from "./tools/fullscreen.js";
import { help } from "./tools/help.js";
import { leave } from "./tools/leave.js";
import { menu } from "./tools/menu.js";
import { offline } from "./tools/offline.js";
import { overview } from "./tools/overview.js";
import { pointer } from "./tools/pointer.js";
import { search } from "./tools/search.js";
import { qr, share } from "./tools/share.js";
import { theme } from "./tools/theme.js";
import { zoom } from "./tools/zoom.js";
import style from "./css/tools.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const tools = { share, qr, overview, search, help, zoom, pointer, fullscreen, theme, offline };
tools.menu = () => menu((command) => Boolean(tools[command]) || exhibit.own.has(command));

exhibit.leave = leave;

// use opens the tool of a command, or ends it.
export function use(command) {
  if (!dialogs.toggle(command)) tools[command]?.();
}
