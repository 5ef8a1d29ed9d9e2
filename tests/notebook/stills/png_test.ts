import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { crc32, inflateSync } from "node:zlib";
import { encodePng } from "../../../lib/notebook/stills/png_deno.ts";

/** The chunks of a PNG file, their check sums verified. */
function chunks(file: Uint8Array): { name: string; body: Buffer }[] {
  const bytes = Buffer.from(file);
  deepStrictEqual([...bytes.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  const out: { name: string; body: Buffer }[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    strictEqual(crc32(named), bytes.readUInt32BE(at + 8 + length));
    out.push({ name: named.toString("latin1", 0, 4), body: named.subarray(4) });
    at += 12 + length;
  }
  return out;
}

Deno.test("encodePng() writes a file that another decoder reads back pixel by pixel", () => {
  const pixels = Uint8Array.from({ length: 4 * 3 * 2 }, (_, i) => i * 10);
  const [header, data, end] = chunks(encodePng(3, 2, pixels));
  deepStrictEqual([header!.name, data!.name, end!.name], ["IHDR", "IDAT", "IEND"]);
  strictEqual(header!.body.readUInt32BE(0), 3);
  strictEqual(header!.body.readUInt32BE(4), 2);
  deepStrictEqual([...header!.body.subarray(8)], [8, 6, 0, 0, 0]);
  const rows = inflateSync(data!.body);
  const expected = [0, ...pixels.subarray(0, 12), 0, ...pixels.subarray(12)]; // filter 0, then a row
  deepStrictEqual([...rows], expected);
});

Deno.test("encodePng() refuses pixels that do not fit the size", () => {
  throws(() => encodePng(2, 2, new Uint8Array(15)), {
    name: "TypeError",
    message: "Expected 16 bytes of pixels; got 15",
  });
});
