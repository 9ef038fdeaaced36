// What the page says, in the language of the deck.
import { review } from "exhibit:tables"; // package words
import { texts } from "../lib/words.js";

export const say = texts(review);
