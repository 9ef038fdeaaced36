// The service worker keeps one version of the deck whole on the device and answers from it.
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
