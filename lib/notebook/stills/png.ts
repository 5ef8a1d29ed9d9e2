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
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6], 8); // 8 bits a channel, colour type red-green-blue-opacity
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(name: string, bytes: Uint8Array): Uint8Array {
  const body = concatenate([new TextEncoder().encode(name), bytes]);
  const out = new Uint8Array(body.length + 8);
  const view = new DataView(out.buffer);
  view.setUint32(0, bytes.length);
  out.set(body, 4);
  view.setUint32(out.length - 4, crc32(body));
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
