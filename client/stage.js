// The slides that the front end has made: the current one, and its neighbours, which are kept out
// of the document. To turn the page takes an element in another's place; the front end, whose
// program would need longer for a move than a frame lasts, hears of it once that has been painted.
const { script, present, renew, idle } = exhibit;
const slugs = script.slides.split(" ");
const here = () => location.href.split("#")[0];

const made = new Map(); // what each element shows: { slug, address, steps, title }
const rehearsed = new Set(); // addresses
let shown = null; // that which is in the document
let presented = ""; // the address of the slide that the reader was last brought to
let front = null; // where the front end is: { article, href }

// stage takes in what slide the front end makes of an element. The first is in the document.
exhibit.stage = (article, slug, address, steps, title) => {
  made.set(article, { slug, address, steps, title });
  front ||= { article: (shown = article), href: here() };
  presented ||= address;
};

// rehearse lays out a slide that is not shown, where nobody sees it, in the size in which it will
// be. To a browser that has found the fonts and shaped the words of a slide once, showing it is a
// third of the work; but the words of a drawing are other ones in each size. A slide that the
// reader has been brought to in the meantime stays where it is.
exhibit.rehearse = (article) => {
  if (article === shown) return;
  const { address } = made.get(article);
  if (rehearsed.has(address)) return article.remove();
  rehearsed.add(address);
  const deck = shown.closest(".deck"), wings = deck.cloneNode(), stage = shown.parentElement.cloneNode();
  const { width, height } = shown.parentElement.getBoundingClientRect();
  Object.assign(wings.style, {
    position: "fixed", inset: "0 auto auto 0", width: `${width}px`, height: `${height}px`, minHeight: 0, visibility: "hidden", contain: "strict",
  });
  stage.append(article);
  wings.append(stage);
  deck.after(wings);
  article.getBoundingClientRect();
  wings.remove();
  article.remove();
};

// forgo is called before the front end makes another slide of the element of one.
exhibit.forgo = (address) => made.delete(at(address));

const at = (address) => [...made.keys()].find((article) => made.get(article).address === address);

// prepared is the element that has the slide at a URL of the deck; undefined if none has.
exhibit.prepared = (url) => {
  const { pathname, searchParams } = new URL(url, location.href), day = searchParams.get("known");
  return at((pathname === "/" ? `/s/${slugs[0]}` : pathname) + (day ? `?known=${day}` : ""));
};

// turn shows the slide at the page's URL: one that is prepared at once, any other once the
// front end has made it.
exhibit.turn = () => {
  const article = here() === front.href ? front.article : exhibit.prepared(location.href);
  if (!article) return onpopstate(); // go-app's, which goes where the page's URL says
  show(article);
  document.title = made.get(article).title;
  const follow = () => { if (front.article !== article && document.documentElement.dataset.state === "ready") onpopstate(); };
  if (document.querySelector(".known").open) follow(); // its form is for the slide
  else idle(follow);
};

// arrived is called by the front end when it has come to the slide at an address.
exhibit.arrived = (address) => {
  front = { article: at(address), href: here() };
  if (presented === address) renew();
  else show(front.article);
};

// show brings the reader to a slide.
function show(article) {
  const slide = made.get(article);
  put(article);
  bar(slide);
  presented = slide.address;
  present();
}

// put puts an element in the place of that which is shown, which will be as on a page that has
// just come when it is shown again.
function put(article) {
  if (article === shown) return;
  for (const open of shown.querySelectorAll("details[open]")) open.open = false;
  for (const pointed of shown.querySelectorAll("[data-pointed]")) delete pointed.dataset.pointed;
  shown.replaceWith(article);
  shown = article;
}

// bar says where the reader is. The front end says the same, but only of what has changed since
// it did last.
function bar({ slug, address, steps }) {
  const n = slugs.indexOf(slug), day = /\?.*|$/.exec(address)[0];
  Object.assign(document.querySelector(".deck").dataset, { slide: slug, steps });
  const count = document.querySelector(".bar-count");
  count.dataset.count = n + 1;
  count.firstChild.data = `${n + 1} / ${slugs.length}`;
  for (const [rel, to] of [["prev", slugs[n - 1]], ["next", slugs[n + 1]]]) {
    const link = document.querySelector(`.bar [rel="${rel}"]`);
    const has = to ? { href: `/s/${to}${day}` } : { role: "link", "aria-disabled": "true" };
    for (const name of ["href", "role", "aria-disabled"]) name in has ? link.setAttribute(name, has[name]) : link.removeAttribute(name);
  }
}
