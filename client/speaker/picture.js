// A picture of a slide as the projector shows it. It is drawn in a frame of 1280 x 720, for
// which the style sheet of the slides does what it does on a projector, and scaled to its box.

const width = 1280, height = 720;
const page = document.documentElement;

// picture puts a frame into a box and returns what shows a slide in it: show(section, step,
// count) with the slide's section of the page, the number of its steps that are to be seen,
// and its number in words. Without a section the frame is empty.
export function picture(box) {
  const frame = document.createElement("iframe");
  let content = "", loaded = false;
  frame.srcdoc = "<!doctype html>"; // of this origin, under the policy of this page
  frame.inert = true;
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = `width: ${width}px; height: ${height}px; transform-origin: 0 0`;
  frame.addEventListener("load", () => {
    frame.contentDocument.head.append(document.querySelector("style").cloneNode(true));
    loaded = true;
    look();
    put();
  });
  new MutationObserver(look).observe(page, { attributes: true });
  box.append(frame);
  new ResizeObserver(() => { frame.style.transform = `scale(${box.clientWidth / width})`; }).observe(box);

  // look gives the frame the language of the page, and the scheme that was chosen for it.
  function look() {
    if (!loaded) return;
    for (const { name, value } of page.attributes) frame.contentDocument.documentElement.setAttribute(name, value);
    frame.contentDocument.documentElement.dataset.state = "ready"; // steps do not appear by themselves
  }

  const put = () => frame.contentDocument.body.replaceChildren(content);

  return (section, step, count) => {
    content = document.createElement("div");
    content.className = "deck";
    if (section) content.append(stage(section, step), bar(count));
    if (loaded) put();
  };
}

// stage is a copy of a section's slide with its first steps.
function stage(section, step) {
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.style.overflow = "hidden";
  stage.append(section.querySelector(".slide").cloneNode(true));
  for (const part of stage.querySelectorAll("[data-step]")) part.toggleAttribute("data-shown", part.dataset.step <= step);
  for (const { content, dataset: { stages, after } } of section.querySelectorAll("template")) {
    const figure = stage.querySelector(`[data-figure="${stages}"]`), drawn = content.children[Math.max(0, step - after)];
    if (!drawn) continue; // after the last of its steps a figure is whole
    for (const still of figure.querySelectorAll(".still")) still.replaceChildren(drawn.cloneNode(true));
    figure.dataset.steps = "whole"; // nothing in it is left to come
  }
  return stage;
}

// bar takes the place that the bar of the slides has, and says as much.
function bar(text) {
  const bar = document.createElement("div");
  bar.className = "bar";
  const title = document.createElement("span"), count = document.createElement("span"), turn = document.createElement("span");
  title.className = "bar-title";
  title.textContent = document.querySelector(".presenter").dataset.title;
  count.textContent = text;
  turn.className = "bar-turn";
  bar.append(title, count, turn);
  return bar;
}
