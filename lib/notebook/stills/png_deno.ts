import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";

/**
 * A picture of red, green, blue and opacity bytes as a PNG file.
 *
 *   file = signature, header, compressed rows (each with filter 0), end;   chunk = length, name,
 *   bytes, CRC-32
 *
 * @param width  in pixels
 * @param height in pixels
 * @param pixels four bytes for each pixel, row after row; shape [4 * width * height]
 * @throws {TypeError} when the number of bytes does not fit the size
 * @see PNG specification, third edition (W3C 2025), sections 5 and 11.
 */
export function encodePng(width: number, height: number, pixels: ArrayLike<number>): Uint8Array {
  const stride = 4 * width;
  if (pixels.length !== stride * height) {
    throw new TypeError(`Expected ${stride * height} bytes of pixels; got ${pixels.length}`);
  }
  const rows = new Uint8Array((stride + 1) * height); // one filter byte, left at 0, per row
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < stride; i++) rows[y * (stride + 1) + 1 + i] = pixels[y * stride + i]!;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8); // 8 bits a channel, colour type red-green-blue-opacity
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(name: string, bytes: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), bytes]);
  const length = Buffer.alloc(4), sum = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
