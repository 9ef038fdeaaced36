// Visits: the way from the slide that is shown to another, while that slide is on its way.

/**
 * Visit is pending until its slide has come, then shown; superseded when the reader goes
 * elsewhere before; failed when the slide does not come.
 * @template How
 * @typedef {{place: import("./deck.js").Place, how: How, state: "pending" | "shown" | "superseded" | "failed"}} Visit
 */

/**
 * visits returns what begins visits, one at a time: a later visit supersedes one that is pending.
 * @template Article, How
 * @param {object} ports
 * @param {(place: import("./deck.js").Place) => Article | Promise<Article>} ports.find the slide of a place; at once where it is there
 * @param {(act: () => void, visit: Visit<How>) => void} ports.change calls act, at once or within a view transition
 * @param {(article: Article, visit: Visit<How>) => void} ports.show puts the slide before the reader
 * @param {(err: unknown, visit: Visit<How>) => void} ports.fail is told why a slide does not come
 */
export function visits({ find, change, show, fail }) {
  /** @type {Visit<How> | null} */
  let pending = null;
  /** Shows the slide of the pending visit, once that has come: a transition has yet to begin. @type {(() => void) | null} */
  let arrived = null;

  /** end supersedes the visit that is pending, if one is. */
  function end() {
    if (pending) pending.state = "superseded";
    pending = arrived = null;
  }

  return {
    end,

    /** hurry shows a slide that has come without waiting for its transition. */
    hurry: () => arrived?.(),

    /** target returns the place that a pending visit leads to. */
    target: () => pending?.place,

    /**
     * begin begins a visit.
     * @param {import("./deck.js").Place} place
     * @param {How} how
     */
    begin(place, how) {
      end();
      /** @type {Visit<How>} */
      const visit = { place, how, state: "pending" };
      pending = visit;
      const arrive = (/** @type {Article} */ article) => {
        if (visit.state !== "pending") return;
        arrived = () => {
          if (visit.state !== "pending") return;
          visit.state = "shown";
          pending = arrived = null;
          show(article, visit);
        };
        change(arrived, visit);
      };
      const found = find(place);
      if (!(found instanceof Promise)) arrive(found);
      else {
        found.then(arrive, (err) => {
          if (visit.state !== "pending") return;
          visit.state = "failed";
          pending = null;
          fail(err, visit);
        });
      }
      return visit;
    },
  };
}
