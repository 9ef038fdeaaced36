import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf } from "../offline/worker/part.js";

const film = "0123456789";
const whole = () => new Response(film, { headers: { "Content-Type": "video/mp4", "Content-Length": "10", ETag: '"a"' } });

test("a part of a stored file is sent as a server would send it", async () => {
  for (const [range, status, part, body] of /** @type {[string, number, string | null, string][]} */ ([
    ["bytes=0-3", 206, "bytes 0-3/10", "0123"],
    ["bytes=0-", 206, "bytes 0-9/10", film],
    ["bytes=8-20", 206, "bytes 8-9/10", "89"],
    ["bytes=-3", 206, "bytes 7-9/10", "789"],
    ["bytes=-30", 206, "bytes 0-9/10", film],
    ["bytes=-0", 416, "bytes */10", ""],
    ["bytes=10-", 416, "bytes */10", ""],
    ["bytes=5-4", 200, null, film],
    ["bytes=-", 200, null, film],
    ["bytes=0-1,3-4", 200, null, film],
    ["lines=0-1", 200, null, film],
  ])) {
    const answer = await partOf(whole(), range);
    assert.equal(answer.status, status, range);
    assert.equal(answer.headers.get("Content-Range"), part, range);
    assert.equal(await answer.text(), body, range);
    assert.equal(answer.headers.get("Content-Length"), String(body.length), range);
    assert.equal(answer.headers.get("ETag"), '"a"', range);
    assert.equal(answer.headers.get("Content-Type"), "video/mp4", range);
  }
});
