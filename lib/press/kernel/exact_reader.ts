/** Where bytes come from in pieces of any size; null at the end. */
export interface ByteSource {
  read(into: Uint8Array): Promise<number | null>;
}

const SMALL_READS = 1 << 16;

/**
 * Turns a source of pieces into a function that reads exactly as many bytes as it is asked for.
 *
 * Small reads go through one buffer; what is longer goes straight to its place, so that every byte
 * is copied at most once, however long the message.
 *
 * @throws {Deno.errors.UnexpectedEof} from the returned function, when the source ends too early
 */
export function exactReader(source: ByteSource): (count: number) => Promise<Uint8Array> {
  const buffer = new Uint8Array(SMALL_READS);
  let start = 0, end = 0; // buffer[start..end) holds what was read ahead

  async function readInto(target: Uint8Array): Promise<number> {
    const got = await source.read(target);
    if (got === null) {
      throw new Deno.errors.UnexpectedEof("Expected more bytes; the connection was closed");
    }
    return got;
  }

  return async (count) => {
    const bytes = new Uint8Array(count);
    const ahead = Math.min(count, end - start);
    bytes.set(buffer.subarray(start, start + ahead));
    start += ahead;
    let filled = ahead;
    while (count - filled >= SMALL_READS) filled += await readInto(bytes.subarray(filled));
    while (filled < count) {
      end = await readInto(buffer);
      start = Math.min(count - filled, end);
      bytes.set(buffer.subarray(0, start), filled);
      filled += start;
    }
    return bytes;
  };
}
