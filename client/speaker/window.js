// The way to the speaker view, from the slides.

let view = null;

// openSpeaker opens the speaker view that a link leads to in a window of its own, or brings
// that window to the front. Where the browser refuses, it shows the link.
export function openSpeaker(link, say) {
  if (view && !view.closed) {
    view.focus();
    return;
  }
  view = open(link.href, link.target, "popup,width=1100,height=760");
  if (!view) refused(link, say);
}

// refused says that there is no window, with a link that the browser does not refuse.
function refused(link, say) {
  dismiss();
  const notice = document.createElement("div");
  notice.className = "page-problem";
  notice.dataset.refused = "";
  notice.setAttribute("role", "status");
  notice.style.cssText = "position: fixed; inset: auto 0 4rem; z-index: 3; color: var(--color-text)";
  document.body.append(notice);
  const there = document.createElement("a");
  there.href = link.href;
  there.target = link.target;
  there.textContent = say("openHere");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", say("dismiss"));
  close.style.cssText = "min-width: 2rem; min-height: 2rem; margin-inline-start: 1rem; border: 0; background: none; color: inherit; font: inherit; cursor: pointer";
  close.addEventListener("click", dismiss);
  notice.append(`${say("refused")} `, there, close); // once it is there, so that it is read out
}

// dismiss takes the notice away.
export function dismiss() {
  document.querySelector("[data-refused]")?.remove();
}
