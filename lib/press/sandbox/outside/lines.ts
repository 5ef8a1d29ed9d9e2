const NEW_LINE = 10;

/** What comes from a child. */
export interface Heard {
  /** A line without its end, of at most `longest` bytes. */
  line(text: string): void;
  /** A line is longer than that. */
  tooLong(): void;
}

/** Cuts a stream into lines until it ends; bytes that are no UTF-8 become question marks. */
export async function readLines(
  stream: ReadableStream<Uint8Array>,
  longest: number,
  heard: Heard,
): Promise<void> {
  let parts: Uint8Array[] = [], length = 0;
  for await (const bytes of stream) {
    let from = 0;
    for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, from)) {
      parts.push(bytes.subarray(from, at));
      heard.line(joined(parts, length + at - from));
      [parts, length, from] = [[], 0, at + 1];
    }
    if (from === bytes.length) continue;
    parts.push(bytes.subarray(from));
    length += bytes.length - from;
    if (length > longest) return heard.tooLong();
  }
}

function joined(parts: readonly Uint8Array[], length: number): string {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(all);
}
