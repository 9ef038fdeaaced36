// The service worker keeps one version of the deck whole on the device and answers from it.
//
//   worker/facts.js     what the server says of that version: its files and their digests
//   worker/precache.js  stores it, whole or not at all, and reads it, held against the digests
//   worker/versions.js  one version takes the place of another
//   worker/windows.js   which windows show what the server has sent, and whether somebody presents
//   worker/answer.js    answers requests
//   worker/part.js      answers with a part of a file
//   worker/address.js   addresses as people paste them
//
// A page is shown as follows. "Talk" means that somebody presents what is stored, in full screen
// or with a speaker view; "home" that the deck is served by one's own machine.
//
//   during a talk                                      stored
//   the server does not answer in time, or fails       stored
//   it has another deck                                the server's
//   it names no deck (another site, or a login page)   the server's at home, else stored
//   it has a newer version of the deck                 stored; the newer one waits for consent
//   ... and the page is reloaded at home               the server's
//
// A host of files sends no headers of ours: a page names its deck itself, in data-files. Nor does it draw a day:
// the page of today is held back until the program draws it.
//
// A window whose page is the server's gets everything from the server, until the worker of that
// version takes over. That happens when no window shows what the old one has stored, and never
// during a talk.
import { worker } from "./worker/facts.js";
import { handleFetch } from "./worker/answer.js";
import { activate, install, requests } from "./worker/versions.js";

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", handleFetch);
worker.addEventListener("message", (event) => {
  const answer = Object.hasOwn(requests, event.data?.ask) && requests[event.data.ask](event.data);
  if (answer) event.waitUntil(answer.then((said) => event.ports[0]?.postMessage(said)));
});
