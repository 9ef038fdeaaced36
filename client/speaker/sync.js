// Windows with slides and the speaker view stay together over a BroadcastChannel: in one
// browser, without the server. A place is {slug, step, known, screen}: the slide, how many
// of its steps are shown, the day as of which the deck is shown, and "black", "white" or "".
//
//   {hello: "slides" | "speaker", id}  a window that was opened or reloaded asks for the place
//   {state: place, id, serial, at}     a window with slides says where it is
//   {go: place, id, serial}            a speaker view says where all are to be; id and serial
//                                      are of the state that it answers, if it answers one
//   {bye: id}                          a window with slides goes away
//
// The speaker view is in the middle. It goes where the window is that was used last and tells
// all to be there. Who is open wins over who asks. A window that has said where it is follows
// nobody until it is answered: a quick hand is not sent back to where it was, and windows
// that move at once end in one place. One that is on its way to where it was told to be says
// nothing of where it still is. Windows with slides do not hear each other: without a
// speaker view each goes its own way.

// channel opens the channel of the deck with a title, hears what comes on it, and returns
// what sends on it.
export function channel(title, hear) {
  const line = new BroadcastChannel(`exhibit ${title}`);
  line.onmessage = (e) => hear(e.data);
  return (message) => line.postMessage(message);
}

// clock is the time in ms, the same in all windows, and never set back while a page lives.
export const clock = () => performance.timeOrigin + performance.now();

// sameSlide reports whether two places show the same.
export const sameSlide = (a, b) => a.slug === b.slug && a.step === b.step && a.known === b.known;

// follow keeps a window with slides together with the speaker view: where returns its place,
// and go(place, turns) makes it another; turns is false where only the screen changes. With
// asks it goes where the speaker view is, else it says where it has come. The result is to
// be called when the window may be at another place than before.
export function follow({ title, where, go, asks }) {
  const id = Math.random().toString(36).slice(2);
  let last = where(), used = clock();
  let left = null; // the place that is shown until the one arrives that the speaker view wants
  let serial = 0, answered = 0; // of the states that were sent

  const tell = () => send({ state: last, id, serial: ++serial, at: used });
  const send = channel(title, (m) => {
    if (m.hello === "speaker") tell();
    if (!m.go) return;
    if (m.id === id) answered = m.serial;
    if (answered !== serial) return;
    const turns = !sameSlide(m.go, last);
    if (!turns && m.go.screen === last.screen) return;
    if (turns) left = where();
    last = m.go;
    go(last, turns);
  });

  for (const event of ["keydown", "pointerdown"]) addEventListener(event, () => { used = clock(); }, { capture: true, passive: true });
  addEventListener("pagehide", () => send({ bye: id }));
  addEventListener("pageshow", (e) => { if (e.persisted) tell(); });
  if (asks) send({ hello: "slides", id });
  else tell();

  return () => {
    const now = where();
    if (left && sameSlide(now, left) && !sameSlide(now, last)) return;
    left = null;
    if (sameSlide(now, last) && now.screen === last.screen) return;
    if (last.screen && !sameSlide(now, last)) { // a move ends a blank screen
      go({ ...now, screen: "" }, false);
      now.screen = "";
    }
    last = now;
    used = clock();
    tell();
  };
}
