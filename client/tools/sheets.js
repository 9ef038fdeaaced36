// The slides of the whole deck, as the page /print has them: with notes and sources, on the
// day that is shown.

import { nav } from "./context.js";

const made = new Map(); // by address of the page

const known = () => new URLSearchParams(location.search).get("known");

// address is a path of the deck on the day that is shown.
export const address = (path) => path + (known() ? `?known=${encodeURIComponent(known())}` : "");

// sheets fetches the slides once: {slug, number, href, title, slide, sources, notes}, where the
// last three are elements of a document that is not shown.
export function sheets() {
  const url = address("/print");
  if (!made.has(url)) {
    made.set(url, read(url).catch((err) => {
      made.delete(url);
      throw err;
    }));
  }
  return made.get(url);
}

async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const printed = new DOMParser().parseFromString(await response.text(), "text/html");
  return [...printed.querySelectorAll("[data-sheet]")].map((sheet, i) => {
    const headline = sheet.querySelector(".headline").cloneNode(true);
    for (const mark of headline.querySelectorAll(".cites, .contested, .kicker")) mark.remove();
    return {
      slug: sheet.dataset.sheet, number: i + 1, href: address(`/s/${sheet.dataset.sheet}`), title: headline.textContent.trim(),
      slide: sheet.querySelector(".slide"), sources: sheet.querySelector(".sources"), notes: sheet.querySelector(".notes"),
    };
  });
}

// shown is the slug of the slide that the page shows.
export const shown = () => document.querySelector(".stage > article")?.dataset.slide;

// onSlide calls fn when the page shows another slide, until the returned function is called.
export const onSlide = (fn) => nav.onShown(fn);
