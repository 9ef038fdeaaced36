import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { digestOf, fetchWhole, FetchError, matches, readWhole } from "../program/fetch.js";

/** The first 6 bytes of the SHA-256 of "gulls". */
const digest = "3b9222d66334";
const url = `/assets/deck.${digest}.json`;
const own = globalThis.fetch;
console.info = () => {};
afterEach(() => { globalThis.fetch = own; });

/**
 * answer has fetch answer with responses in turn, and returns how they are asked for.
 * @param {...(Response | Error)} responses
 */
function answer(...responses) {
  /** @type {(string | undefined)[]} */
  const asked = [];
  globalThis.fetch = async (_, init) => {
    asked.push(init?.cache);
    const response = responses.shift();
    if (response instanceof Response) return response;
    throw response;
  };
  return asked;
}

/** @param {Promise<unknown>} coming */
const why = (coming) => coming.then(() => "", (err) => (err instanceof FetchError ? `${err.why} ${err.status}` : String(err)));

test("the name of a built file carries its digest", () => {
  assert.equal(digestOf(url), digest);
  assert.equal(digestOf(`/decks/talk${url}?again=1`), digest);
  assert.equal(digestOf("https://briefings.example/assets/app.0123456789ab.wasm"), "0123456789ab");
  for (const other of ["/deck.json", "/assets/deck.json", "/assets/sans.QJ4BPJSY.woff2", `/s/x.${digest}`, `/?${url}`]) assert.equal(digestOf(other), "", other);
});

test("bytes are held against their digest", async () => {
  const bytes = new TextEncoder().encode("gulls");
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  assert.equal(Array.from(sum.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join(""), digest);
  assert.equal(await matches(bytes, digest), true);
  assert.equal(await matches(bytes, "0123456789ab"), false);
});

test("what comes whole is asked for once", async () => {
  const asked = answer(new Response("gulls"));
  assert.equal(new TextDecoder().decode(await fetchWhole(url)), "gulls");
  assert.deepEqual(asked, [undefined]);
});

test("what does not come whole is asked for once more, past every cache", async () => {
  for (const broken of [new Response("gull"), new Response("", { status: 404 }), new TypeError("network"), new Response("gulls", { headers: { ETag: '"0123456789ab-br"' } })]) {
    const asked = answer(broken, new Response("gulls", { headers: { ETag: `W/"${digest}-gzip"` } }));
    assert.equal(new TextDecoder().decode(await fetchWhole(url)), "gulls");
    assert.deepEqual(asked, [undefined, "reload"]);
  }
});

test("what has no digest in its name is held against its entity tag", async () => {
  const tagged = (/** @type {string} */ body) => new Response(body, { headers: { ETag: `"${digest}-br"` } });
  const asked = answer(tagged("gullz"), tagged("gulls"));
  assert.equal(new TextDecoder().decode(await fetchWhole("/deck.json")), "gulls");
  assert.deepEqual(asked, [undefined, "reload"]);
});

test("JSON without any digest is at least read", async () => {
  const asked = answer(new Response("<h1>Log in</h1>"), new Response("{}"));
  assert.equal(new TextDecoder().decode(await fetchWhole("/deck.json")), "{}");
  assert.deepEqual(asked, [undefined, "reload"]);
});

test("what is broken twice is an error that says why", async () => {
  for (const [broken, want] of /** @type {[() => Response | Error, string][]} */ ([
    [() => new Response("gull"), "damaged 0"],
    [() => new Response("", { status: 404 }), "answered 404"],
    [() => new TypeError("network"), "notArrived 0"],
    [() => new Response(new ReadableStream({ start: (c) => c.error(new Error("cut")) })), "notWhole 0"],
  ])) {
    answer(broken(), broken());
    assert.equal(await why(fetchWhole(url)), want);
  }
});

test("what a reader cannot read is asked for again", async () => {
  const asked = answer(new Response("<h1>Log in</h1>"), new Response("slide"));
  const read = async (/** @type {Response} */ response) => {
    const text = await response.text();
    if (text !== "slide") throw new Error("no slide");
    return text;
  };
  assert.equal(await readWhole("/s/gulls", read, { priority: "low" }), "slide");
  assert.deepEqual(asked, [undefined, "reload"]);
});
