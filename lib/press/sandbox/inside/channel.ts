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
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const call = Function.prototype.call;
const decode = call.bind(TextDecoder.prototype.decode) as unknown as (
  decoder: TextDecoder,
  bytes: Uint8Array,
) => string;
const encode = call.bind(TextEncoder.prototype.encode) as unknown as (
  encoder: TextEncoder,
  text: string,
) => Uint8Array<ArrayBuffer>;
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
const fill = call.bind(Uint8Array.prototype.fill) as unknown as (
  bytes: Uint8Array,
  value: number,
  from: number,
  to: number,
) => void;
const lengthOf = getterOf<number>("length");
const bufferOf = getterOf<ArrayBuffer>("buffer");
const offsetOf = getterOf<number>("byteOffset");

const NEW_LINE = 10;
const Bytes = Uint8Array;
const { max } = Math;
const decoder = new TextDecoder(), encoder = new TextEncoder();
let buffer = new Bytes(1 << 16), begin = 0, end = 0, seen = 0;

/** What all typed arrays are asked for by a getter, which student code can replace. */
function getterOf<Value>(name: string): (bytes: Uint8Array) => Value {
  const { get } = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype)!, name)!;
  return call.bind(get!) as (bytes: Uint8Array) => Value;
}

/**
 * A part of bytes, as `subarray` gives it but without asking the bytes of what kind it is to be: student
 * code could answer that, and would find all of them. So could a getter of its length, which Deno asks
 * for.
 */
function part(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): Uint8Array<ArrayBuffer> {
  const length = to - from;
  const view = new Bytes(bufferOf(bytes), offsetOf(bytes) + from, length);
  defineProperty(view, "length", { __proto__: null, value: length } as PropertyDescriptor);
  return view;
}

/** The next line as JSON has it; undefined when the parent has gone. */
export async function receive(): Promise<unknown> {
  while (true) {
    const at = seen < end ? indexOf(part(buffer, 0, end), NEW_LINE, seen) : -1;
    if (at >= 0) {
      const line = decode(decoder, part(buffer, begin, at));
      fill(buffer, 0, begin, at); // the first line holds the word
      begin = seen = at + 1;
      return parse(line);
    }
    seen = end;
    makeRoom();
    const count = await stdin.read(part(buffer, end, lengthOf(buffer)));
    if (count === null) return undefined;
    end += count;
  }
}

function makeRoom(): void {
  const size = lengthOf(buffer);
  if (end < size) return;
  const larger = new Bytes(max(size, 2 * (end - begin)));
  set(larger, part(buffer, begin, end), 0);
  buffer = larger;
  end -= begin;
  seen -= begin;
  begin = 0;
}

/** Sends a line. */
export function send(token: string, json: string): void {
  const bytes = encode(encoder, `\n${token}${json}\n`), length = lengthOf(bytes);
  for (let sent = 0; sent < length;) sent += stdout.writeSync(part(bytes, sent, length));
}

/** A text in JSON. */
export function quoted(text: string): string {
  return stringify(text);
}
