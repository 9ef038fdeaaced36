// The tools of a presenter, by command. The navigator imports this when the first is used.
import { offline } from "../offline/dialog.js";
import { adopt } from "../lib/sheet.js";
import { join } from "./context.js";
import { closeOpen } from "./dialog.js";
import { fullscreen } from "./fullscreen.js";
import { help } from "./help.js";
import { menu } from "./menu.js";
import { overview } from "./overview.js";
import { passage } from "./passage.js";
import { pointer } from "./pointer.js";
import { search } from "./search.js";
import { qr, share } from "./share.js";
import { theme } from "./theme.js";
import { zoom } from "./zoom.js";
import shareStyle from "../css/share.css";
import style from "../css/tools.css";

adopt(style);
adopt(shareStyle);

/** @type {Record<string, (nav: import("../types.js").Navigator) => unknown>} */
const tools = { fullscreen, help, menu, offline, overview, passage, pointer, qr, search, share: () => share(), theme, zoom };

export { turnRows } from "./rows.js";

/**
 * use opens the tool of a command, or ends it.
 * @param {import("../types.js").Navigator} nav
 * @param {string} command of app.Bindings with kind tool, or "menu"
 */
export function use(nav, command) {
  join(nav);
  if (closeOpen() !== command) tools[command]?.(nav);
}
