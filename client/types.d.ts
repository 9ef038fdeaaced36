// What the browser's modules are to each other. The navigator (main.js) is handed to what it
// imports later; nothing is shared through globals but Program's other end, Exhibit.
import type { Deck, Place } from "./deck.js";

/** Navigator is what the tools, the offline module and the speaker's other end are given. */
export interface Navigator {
  /** The data attributes of the page's script: URLs of start, wasm, deck, charts, tools, store, watch, and of fonts. */
  urls: DOMStringMap;
  deck: Deck;
  /** Where the reader is. */
  place(): Place;
  /** The slide that is shown: article.slide with data-slide, data-title and data-steps. */
  article(): HTMLElement;
  /** Leads to a place: another slide, or only another step of this one. */
  go(place: Place): void;
  /** Carries out a command of app.Bindings, or "menu". */
  run(command: string): void;
  /** Reports whether the slide has what a command of kind panel opens. */
  has(command: string): boolean;
  /** Reports whether a key event is meant for the deck, and not for the browser, a field or a control. */
  isOurs(event: KeyboardEvent): boolean;
  /** Calls fn when another slide is shown, until the returned function is called. */
  onShown(fn: () => void): () => void;
  /** Calls fn when another slide or step is shown, until the returned function is called. */
  onMoved(fn: () => void): () => void;
  /** Takes over another version of the deck, which is being written (navigator.js). */
  renew(version: { slides: string; changed(slug: string): boolean; slug: string; article: HTMLElement | null }): void;
  /** Gives the program another version of the deck: the content of deck.json. */
  renewProgram(deckJSON: Uint8Array): void;
  /** Notes how a tool is ended by Escape, the tool begun last first; the returned function forgets it. */
  begin(end: () => void): () => void;
  /** Steps are shown one by one in this window from now on, or as its size has it. */
  present(on: boolean): void;
  /** Reports whether the page is dark now. The event exhibit:look of the window says that it may have changed. */
  dark(): boolean;
  /** Calls fn after the next two frames when the browser has time, unless the returned function is called before. */
  idle(fn: () => void): () => void;
  /** The module that keeps the deck on the device, fetched when first needed. */
  store(): Promise<typeof import("./offline/page.js")>;
  /** The browser's offer to install the deck, until it is taken. */
  offer: { prompt(): Promise<unknown> } | null;
}

/** Program is what the go-app program offers the navigator (app/bridge.go). */
export interface Program {
  /** How many slots there are. */
  slots: number;
  /** Renders the slide at an address into a slot; exhibit.rendered is called once it is there. */
  render(slot: number, address: string): void;
  /** The records of a figure as known on a day, as CSV, by the name of its file; empty for a name there is not. */
  csv(name: string, day: string): string;
  /** Takes another version of the deck; slides that are rendered stay until they are asked for again. */
  renew(): void;
}

/** Exhibit is the one global: what the navigator offers the program. */
export interface Exhibit {
  /** The content of deck.json, which is taken once. */
  takeDeck(): Uint8Array;
  /** The program is ready to render. */
  ready(program: Program): void;
  /** The slide at an address stands in a slot's article. */
  rendered(slot: number, address: string, article: HTMLElement): void;
  /** The content of deck.json cannot be used: why, for a developer. */
  refuse(why: string): void;
  /** How many steps are shown; negative where the window shows slides whole. */
  steps(): number;
  dark(): boolean;
  /** How many pixels of the window are one of a slide of 1280 x 720. */
  slidePixel(): number;
  /** The module of ECharts, fetched when first needed. */
  charts(): Promise<unknown>;
  idle(fn: () => void): () => void;
  /** Leads to a passage ("source ¶9") in the evidence of the slide, or only marks it. */
  showEvidence(passage: string, open: boolean): boolean;
}

declare global {
  var exhibit: Exhibit;
}
