// The tools of a presenter, by command. The loader fetches this file when the first is used.

const tools = {};

// use opens the tool of a command, or closes it.
export function use(command) {
  tools[command]?.();
}
