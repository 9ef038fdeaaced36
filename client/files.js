// Files stands in every page of a host of files, before all else. Such a host knows no days: it sends the
// page of today for every day alike. A slide of a day is held back until the program draws it; another
// page, and a slide without the program, is of today and says so in its address.
const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript), query = new URLSearchParams(location.search);

if (query.has("known")) {
  if ("holds" in dataset && !query.has("static")) document.documentElement.dataset.held = "";
  else {
    query.delete("known");
    const rest = String(query);
    history.replaceState(null, "", location.pathname + (rest && `?${rest}`) + location.hash);
  }
}
