/** Bytes of which parts can be read, so that a large ZIP need not be in memory. */
export interface Bytes {
  readonly size: number;
  /** @throws {TypeError} when there are not so many */
  read(from: number, count: number): Promise<Uint8Array>;
}

/** The bytes of a file; it is open only while a part is read. */
export async function bytesOfFile(path: string): Promise<Bytes> {
  const { size } = await Deno.stat(path);
  return {
    size,
    async read(from, count): Promise<Uint8Array> {
      requireInside(from, count, size);
      using file = await Deno.open(path);
      await file.seek(from, Deno.SeekMode.Start);
      const part = new Uint8Array(count);
      for (let done = 0; done < count;) {
        const read = await file.read(part.subarray(done));
        if (read === null) throw new TypeError("the file ends too soon");
        done += read;
      }
      return part;
    },
  };
}

/** Bytes that are in memory. */
export function bytesOf(bytes: Uint8Array): Bytes {
  return {
    size: bytes.length,
    read(from, count): Promise<Uint8Array> {
      requireInside(from, count, bytes.length);
      return Promise.resolve(bytes.subarray(from, from + count));
    },
  };
}

function requireInside(from: number, count: number, size: number): void {
  if (!(from >= 0 && count >= 0 && from + count <= size)) {
    throw new TypeError("a place lies outside of the file");
  }
}

/** Numbers in a part, whose bytes may lie within a larger one. */
export function numbersOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
