// The service worker keeps one version of the deck whole on the device and answers from it.
// The server puts a list of all files with their digests before this script (web/worker.go);
// nothing else is ever stored, and nothing under other bytes or headers than listed.
const { version, files, headers, policy, problem, bytes } = self.exhibit;
const own = /^exhibit-[0-9a-f]{12}$/; // names of our caches, one a version
const name = `exhibit-${version}`;
const listed = new Map(files.map((file) => [decodeURIComponent(file.path), file]));
const digestHeader = "Exhibit-Digest";

// --- Storing ------------------------------------------------------------------------

// Trouble is why something could not be stored: why is a word of package words.
class Trouble extends Error {
  constructor(why, path, status) {
    super([why, path, status].filter(Boolean).join(" "));
    this.trouble = { why, path, status, bytes };
  }
}

// tell says how storing goes to all windows.
const line = new BroadcastChannel("exhibit-offline");
const tell = (message) => line.postMessage({ version, ...message });

const trouble = (err) => err.trouble || { why: err.name === "QuotaExceededError" ? "full" : "refused", bytes };

// fill stores what is not stored yet. It takes what has not changed from older versions.
async function fill() {
  const cache = await caches.open(name), older = [];
  for (const other of await caches.keys()) if (own.test(other) && other !== name) older.push(await caches.open(other));
  const queue = files.values(), stop = new AbortController(), failures = [];
  let done = 0;
  const keep = async () => {
    for (const file of queue) {
      if (stop.signal.aborted) return;
      try {
        await store(file, cache, older, stop.signal);
      } catch (err) {
        failures.push(err);
        stop.abort();
      }
      tell({ stored: ++done, of: files.length });
    }
  };
  await Promise.all(Array.from({ length: 6 }, keep));
  if (failures.length) throw failures[0];
}

async function store(file, cache, older, signal) {
  const same = async (from) => {
    const kept = await from.match(file.path);
    return kept?.headers.get(digestHeader) === file.digest ? kept : null;
  };
  if (await same(cache)) return;
  for (const from of older) {
    const kept = await same(from);
    if (kept) return cache.put(file.path, kept);
  }
  const fixed = file.path.startsWith("/assets/"); // such a name means one content
  let body = await fetched(file, fixed ? "default" : "reload", signal);
  if (fixed && !body) body = await fetched(file, "reload", signal);
  if (!body) throw new Trouble("altered", file.path);
  const response = new Response(body, { headers: { ...headers, "Content-Type": file.type, "Content-Length": body.byteLength, [digestHeader]: file.digest } });
  if (file.type.startsWith("text/html")) response.headers.set("Content-Security-Policy", policy);
  await cache.put(file.path, response);
}

// fetched is a file's content; null if it is not the one that is listed.
async function fetched({ path, digest }, cache, signal) {
  let response, body;
  try {
    response = await fetch(path, { cache, signal });
    body = await response.arrayBuffer();
  } catch {
    throw new Trouble("network", path);
  }
  if (!response.ok) throw new Trouble("answered", path, response.status);
  if (response.type !== "basic" || response.redirected) return null;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...sum)) === digest ? body : null;
}

// --- Versions -----------------------------------------------------------------------

addEventListener("install", (e) => e.waitUntil(install()));

// install stores the whole version or nothing. The first one takes over at once, a later one
// waits to be told.
async function install() {
  try {
    await fill();
  } catch (err) {
    await caches.delete(name);
    tell({ failed: trouble(err) });
    throw err;
  }
  if (!registration.active) skipWaiting();
}

let told = false; // that the windows are to move to this version

addEventListener("activate", (e) => e.waitUntil(activate()));

// activate removes all our versions but this one and the one before it, whose windows are
// still open.
async function activate() {
  const memory = await caches.open("exhibit-active");
  const before = await (await memory.match("/version"))?.text();
  for (const other of await caches.keys()) {
    if (own.test(other) && other !== name && other !== `exhibit-${before}`) await caches.delete(other);
  }
  await memory.put("/version", new Response(version));
  await clients.claim();
  if (told) for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ moved: version });
}

// What windows ask for over a MessageChannel.
const asked = {
  // status says whether everything is there.
  async status() {
    const there = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
    const paths = new Set(there.map((request) => decodeURIComponent(new URL(request.url).pathname)));
    return { version, whole: [...listed.keys()].every((path) => paths.has(path)) };
  },

  // store stores again what the browser or a reader has removed. Where nothing was left,
  // nothing is left by a failure: half a version is of no use.
  async store() {
    const some = await caches.has(name);
    try {
      await fill();
      return { whole: true };
    } catch (err) {
      if (!some) await caches.delete(name);
      return { failed: trouble(err) };
    }
  },

  // update makes this version that of all windows, unless somebody presents.
  update() {
    const act = async (free) => {
      if (!free) return { waits: true };
      told = true;
      skipWaiting();
      return { waits: false };
    };
    return navigator.locks ? navigator.locks.request("exhibit-presenting", { ifAvailable: true }, act) : act(true);
  },
};

addEventListener("message", (e) => {
  const answer = Object.hasOwn(asked, e.data?.ask) && asked[e.data.ask]();
  if (answer) e.waitUntil(answer.then((said) => e.ports[0]?.postMessage(said)));
});

// --- Answering ----------------------------------------------------------------------

// Windows whose page came from the server, which may have another version: what they ask for
// comes from there as well, while it can.
const strangers = new Set();

addEventListener("fetch", (e) => {
  const { request } = e, url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("Range") || url.origin !== location.origin) return;
  const navigates = request.mode === "navigate", asked = decoded(url.pathname), path = asked.replace(/(.)\/+$/, "$1");
  if (!listed.has(path)) {
    if (navigates) e.respondWith(elsewhere(e));
    else if (path.startsWith("/assets/")) e.respondWith(fromAny(request));
  } else if (!navigates && strangers.has(e.clientId)) {
    e.respondWith(fetch(request).catch(() => fromStore(e, path)));
  } else if (navigates && asked !== path) {
    e.respondWith(Response.redirect(path + url.search, 308));
  } else if (url.searchParams.get("known") && /^\/($|print$|presenter$|s\/|data\/|charts\/)/.test(path)) {
    e.respondWith(onDay(e, path, url));
  } else {
    e.respondWith(fromStore(e, path));
  }
});

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const kept = (path, cacheName) => caches.match(listed.get(path)?.path || path, { cacheName });

// fromStore answers with the stored file, or the server's where the store was wiped.
async function fromStore(e, path) {
  return (await kept(path, name)) || (e.request.mode === "navigate" ? elsewhere(e) : fetch(e.request));
}

// fromAny finds an asset of another version, for a window that still shows that.
async function fromAny(request) {
  for (const other of await caches.keys()) {
    const found = own.test(other) && (await caches.match(request, { cacheName: other }));
    if (found) return found;
  }
  return fetch(request);
}

// elsewhere answers with the server's page, if there is one.
async function elsewhere(e) {
  try {
    const response = await fetch(e.request);
    strangers.add(e.resultingClientId);
    return response;
  } catch {
    return unreached(true);
  }
}

// onDay answers what the server makes for a day. Without it, or with a server of another
// version, slides are made by the front end, from the page as it is today: nothing of that is
// shown before.
async function onDay(e, path, url) {
  const navigates = e.request.mode === "navigate";
  try {
    const response = await fetch(e.request, { signal: AbortSignal.timeout(5000) });
    if (response.headers.get("Exhibit-Version") === version && response.status < 500) return response;
  } catch { /* no server, or a slow one */ }
  const slide = (path === "/" || path.startsWith("/s/")) && !url.searchParams.has("static");
  const page = slide && (await kept(path, name));
  if (!page) return unreached(navigates);
  const text = (await page.text()).replace("<html ", "<html data-held ").replaceAll('class="stage"', 'class="stage" style="visibility:hidden"')
    .replaceAll('class="still ', 'class="held ');
  return new Response(text, { headers: page.headers });
}

// unreached says that the server is needed.
function unreached(navigates) {
  if (!navigates) return new Response("", { status: 503 });
  return new Response(problem, { status: 503, headers: { ...headers, "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy } });
}
