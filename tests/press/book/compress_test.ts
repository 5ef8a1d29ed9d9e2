import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressed, encodingOf } from "../../../lib/press/book/compress.ts";
import { asset } from "../../../lib/press/show/site.ts";

const page = asset("page.html", "<p>flow</p>".repeat(500));

Deno.test("encodingOf() takes brotli before gzip, and nothing that is not accepted", () => {
  assert.equal(encodingOf(page, "gzip, deflate, br"), "br");
  assert.equal(encodingOf(page, "gzip;q=0.8, deflate"), "gzip");
  assert.equal(encodingOf(page, "deflate, brotli"), undefined);
  assert.equal(encodingOf(page, ""), undefined);
});

Deno.test("encodingOf() leaves alone what would gain nothing", () => {
  assert.equal(encodingOf(asset("a.html", "<p>short</p>"), "br"), undefined);
  assert.equal(encodingOf(asset("a.woff2", new Uint8Array(5000)), "br"), undefined);
});

Deno.test("compressed() gives the same text back, and compresses once", async () => {
  const [brotli, gzip] = [await compressed(page, "br"), await compressed(page, "gzip")];
  assert.deepEqual(Uint8Array.from(brotliDecompressSync(brotli)), page.bytes);
  assert.deepEqual(Uint8Array.from(gunzipSync(gzip)), page.bytes);
  assert.equal(await compressed(page, "br"), brotli);
});
