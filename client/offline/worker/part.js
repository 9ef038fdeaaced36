// Parts of a stored file: browsers ask for video and audio piece by piece.

/**
 * partOf returns the part of a response that a Range header asks for: a response with status 206,
 * or 416 where it has no such part. What asks for several parts, or is not understood, gets the
 * whole, as RFC 9110 allows.
 * @param {Response} whole with a Content-Length
 * @param {string} range as "bytes=0-1023"
 * @returns {Promise<Response>}
 */
export async function partOf(whole, range) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) || ["", "", ""];
  if (!from && !to) return whole;
  const size = Number(whole.headers.get("Content-Length"));
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (from && to && Number(to) < first) return whole;
  const headers = new Headers(whole.headers);
  if (first >= size) {
    headers.set("Content-Range", `bytes */${size}`);
    headers.set("Content-Length", "0");
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${first}-${last}/${size}`);
  headers.set("Content-Length", String(last - first + 1));
  return new Response((await whole.blob()).slice(first, last + 1), { status: 206, headers });
}
