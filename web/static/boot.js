// Boot stands in the page of every slide. It does what cannot wait until the page has been
// painted; what can is the loader's, which it starts then.
const { dataset } = document.currentScript;

// The scheme that the reader has chosen over the system's.
try {
  const chosen = localStorage.getItem("exhibit-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* no storage: the system's */ }

// add puts an element with properties into the head.
const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));

add("link", { rel: "preload", as: "script", href: dataset.loader });

function go() {
  add("script", { src: dataset.loader });
  add("link", { rel: "stylesheet", href: dataset.late, onload: () => add("link", { rel: "stylesheet", href: dataset.print, media: "print" }) });
}

if (document.hidden) go(); // nothing is painted
else requestAnimationFrame(() => setTimeout(go));
