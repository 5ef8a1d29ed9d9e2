/**
 * The child's end of the wire: lines that come in on the standard input, lines that go out on the
 * standard output, each behind a word that only parent and child know.
 *
 * What it uses is taken before anyone else's code runs, and nobody else has a way to either stream
 * afterwards.
 *
 * @module
 */
const { stdin, stdout } = Deno;
const { parse, stringify } = JSON;
const call = Function.prototype.call;
const decode = call.bind(TextDecoder.prototype.decode) as unknown as (
  decoder: TextDecoder,
  bytes: Uint8Array,
) => string;
const encode = call.bind(TextEncoder.prototype.encode) as unknown as (
  encoder: TextEncoder,
  text: string,
) => Uint8Array;
const subarray = call.bind(Uint8Array.prototype.subarray) as unknown as (
  bytes: Uint8Array,
  from: number,
  to?: number,
) => Uint8Array;
const indexOf = call.bind(Uint8Array.prototype.indexOf) as unknown as (
  bytes: Uint8Array,
  byte: number,
  from: number,
) => number;
const set = call.bind(Uint8Array.prototype.set) as unknown as (
  bytes: Uint8Array,
  other: Uint8Array,
  at: number,
) => void;

const NEW_LINE = 10;
const Bytes = Uint8Array;
const decoder = new TextDecoder(), encoder = new TextEncoder();
let buffer = new Bytes(1 << 16), begin = 0, end = 0, seen = 0;

/** The next line as JSON has it; undefined when the parent has gone. */
export async function receive(): Promise<unknown> {
  while (true) {
    const at = seen < end ? indexOf(subarray(buffer, 0, end), NEW_LINE, seen) : -1;
    if (at >= 0) {
      const line = decode(decoder, subarray(buffer, begin, at));
      begin = seen = at + 1;
      return parse(line);
    }
    seen = end;
    makeRoom();
    const count = await stdin.read(subarray(buffer, end));
    if (count === null) return undefined;
    end += count;
  }
}

function makeRoom(): void {
  if (end < buffer.length) return;
  const larger = new Bytes(Math.max(buffer.length, 2 * (end - begin)));
  set(larger, subarray(buffer, begin, end), 0);
  buffer = larger;
  end -= begin;
  seen -= begin;
  begin = 0;
}

/** Sends a line. */
export function send(token: string, json: string): void {
  let bytes = encode(encoder, `\n${token}${json}\n`);
  while (bytes.length > 0) bytes = subarray(bytes, stdout.writeSync(bytes));
}

/** A text in JSON. */
export function quoted(text: string): string {
  return stringify(text);
}
