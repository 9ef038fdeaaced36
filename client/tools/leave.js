import { nav } from "./context.js";

export const begin = (end) => nav.begin(end);
