// A black or white screen over the slides.

let colour = "", cover = null;

// screen is the colour that covers the slides, "black" or "white"; empty for none.
export const screen = () => colour;

// blank covers the window, says so to a screen reader, and calls lift when the cover is
// clicked. With an empty colour it takes the cover away.
export function blank(to, text, lift) {
  colour = to;
  if (!to) {
    cover?.remove();
    cover = null;
    return;
  }
  if (!cover) {
    cover = document.createElement("div");
    cover.id = "screen";
    cover.setAttribute("role", "status");
    cover.popover = "manual"; // above dialogs that are open, where the browser can
    cover.style.cssText = "position: fixed; inset: 0; z-index: 9; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; cursor: none";
    cover.addEventListener("click", lift);
    document.body.append(cover);
    cover.showPopover?.();
  }
  cover.dataset.colour = to;
  cover.style.background = to;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = text;
  cover.replaceChildren(said);
}
