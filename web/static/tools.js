// The tools of a presenter, by command. The loader fetches this file when the first is used.
import { qr, share } from "./tools/share.js";

const tools = { share, qr };

// use opens the tool of a command, or closes it.
export function use(command) {
  tools[command]?.();
}
