// Modules that are not files of client/: build/tables.go makes exhibit:tables, esbuild's alias
// leads wasm_exec to the Go toolchain, and tools import style sheets as text.

declare module "exhibit:tables" {
  /** What the interface says, by language ("en", "zh") and by the name of a text. */
  type Texts = Record<string, Record<string, string>>;

  /** app.Bindings, in the order of the help. */
  export const bindings: import("./keys.js").Binding[];
  /** The command of each key of the bindings of kind "move". */
  export const moves: Record<string, string>;
  export const words: Texts;
  export const share: Texts;
  export const tools: Texts;
  export const offline: Texts;
  export const speaker: Texts;
  export const watch: Texts;
  export const review: Texts;
  export const commands: Texts;
}

declare module "wasm_exec";

declare module "*.css" {
  const text: string;
  export default text;
}
