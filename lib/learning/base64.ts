const { atob, btoa } = globalThis; // as they are now: a reader may take the names

/** Float64 or float32 numbers as base64 of their bytes, in the order they lie in memory. */
export function toBase64({ buffer, byteOffset, byteLength }: Float64Array | Float32Array): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * The bytes of a base64 text, for `new Float32Array` or `new Float64Array`.
 *
 * @param name how the message calls the numbers
 * @throws {TypeError} when the text is not base64 of as many bytes
 */
export function bytesOf(text: string, byteLength: number, name: string): ArrayBuffer {
  const bytes = Uint8Array.from(decoded(text, name), (letter) => letter.charCodeAt(0));
  if (bytes.length !== byteLength) {
    throw new TypeError(`Expected ${byteLength} bytes of ${name}; got ${bytes.length}`);
  }
  return bytes.buffer;
}

function decoded(text: string, name: string): string {
  try {
    return atob(text);
  } catch {
    throw new TypeError(`Expected ${name} in base64; got ${text.length} letters that are not`);
  }
}
