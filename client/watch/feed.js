// What the server tells of the deck: a stream of events that all windows of a browser share, since a
// browser opens only six connections to a server at a time. The window that holds the lock has the
// stream and passes on what comes; when it goes away, another takes over.

/**
 * News is all there is to know of the newest version (web/live.go).
 * @typedef {object} News
 * @property {string} version as data-seal of pages
 * @property {string} slides as data-slides of pages
 * @property {string[]} sums what tells each slide from its former versions, in their order
 * @property {string} style the same of the style of pages
 * @property {Problem[]} problems
 * @property {boolean} stale the deck cannot be read now: its slides are those of the version before
 */

/**
 * Problem is what is wrong with the deck.
 * @typedef {object} Problem
 * @property {"error" | "warning" | "finding" | "look" | "note"} severity
 * @property {string} file
 * @property {number} line from 1; 0 for the whole file
 * @property {number} column from 1; 0 for the whole line
 * @property {string} message
 * @property {string} slug of the slide that it is about; empty for none
 * @property {boolean} placed it stands on that slide
 */

/** The stream's address, beside the folder of this script. */
const url = new URL("../watch", import.meta.url).pathname;

/** rest is done when what has failed may be tried again. */
export const rest = () => new Promise((/** @type {(value?: unknown) => void} */ done) => { setTimeout(done, 1000); });

/**
 * follow calls hear with the newest news: the first when they have come, and then each time that
 * they are others. News that come while hear is at work are kept until it is done, the last of them.
 * @param {(news: News) => Promise<void>} hear
 * @param {(away: boolean) => void} told whether the server does not answer: saves are not shown then
 */
export function follow(hear, told) {
  const line = new BroadcastChannel(`exhibit ${url}`);
  /** The stream, in the window that has it. @type {EventSource | null} */
  let stream = null;
  let latest = "", heard = "", busy = false;

  async function take(/** @type {string} */ text) {
    latest = text;
    if (busy) return;
    busy = true;
    while (heard !== latest) {
      const now = latest;
      try {
        await hear(JSON.parse(now));
        heard = now;
      } catch (err) { // a server that is started anew
        console.info(err);
        await rest();
      }
    }
    busy = false;
  }

  function open() {
    stream = new EventSource(url);
    /** @param {boolean} away */
    const tell = (away) => {
      line.postMessage({ away });
      told(away);
    };
    stream.onopen = () => tell(false);
    stream.onmessage = ({ data }) => {
      line.postMessage({ news: data });
      take(data);
    };
    stream.onerror = () => { // the browser tries again by itself, but for an answer that is no stream
      tell(true);
      if (stream.readyState === EventSource.CLOSED) rest().then(open);
    };
    return new Promise(() => {}); // the lock is held as long as the window is there
  }

  line.onmessage = ({ data }) => {
    if ("away" in data) told(data.away);
    else if (data.news) take(data.news);
    else if (stream && latest) line.postMessage({ news: latest });
  };
  line.postMessage({ ask: true });
  if (navigator.locks) navigator.locks.request(`exhibit ${url}`, open);
  else open();
}
