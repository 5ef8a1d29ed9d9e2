import { Buffer } from "node:buffer";
import { exactReader } from "./exact_reader.ts";

/**
 * A connection that speaks the ZeroMQ Message Transport Protocol 3.0 without encryption.
 *
 * @see ZeroMQ RFC 23 (ZMTP 3.0), mechanism NULL.
 */
export interface Connection {
  /** Sends one message; messages leave in the order of the calls. */
  send(parts: readonly Uint8Array[]): Promise<void>;
  /** The messages that arrive, one after another. */
  receive(): AsyncGenerator<Uint8Array[]>;
  close(): void;
}

const MORE = 1, LONG = 2, COMMAND = 4; // bits of the first byte of a frame
const LONGEST_FRAME = 1 << 28;
const encoder = new TextEncoder(), decoder = new TextDecoder();

/**
 * Connects to a local port and shakes hands.
 *
 * @param type "DEALER" to ask and be answered, "SUB" to hear everything that is published
 * @throws {TypeError} when the other side does not speak ZMTP 3
 */
export async function connect(port: number, type: "DEALER" | "SUB"): Promise<Connection> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port });
  const read = exactReader(socket);
  let last = Promise.resolve(); // one write after another: a frame must not be torn apart

  function write(bytes: Uint8Array): Promise<void> {
    last = last.then(async () => {
      for (let sent = 0; sent < bytes.length;) sent += await socket.write(bytes.subarray(sent));
    });
    return last;
  }

  async function readFrame(): Promise<{ flags: number; body: Uint8Array }> {
    const flags = (await read(1))[0]!;
    const length = flags & LONG
      ? Number(new DataView((await read(8)).buffer).getBigUint64(0))
      : (await read(1))[0]!;
    if (length > LONGEST_FRAME) throw new TypeError(`Expected shorter frames; got ${length} bytes`);
    return { flags, body: await read(length) };
  }

  try {
    await write(greeting());
    requireGreeting(await read(64));
    await write(frame(COMMAND, ready(type)));
    await readFrame(); // READY of the other side
    if (type === "SUB") await write(frame(0, Uint8Array.of(1))); // subscribes to every topic
  } catch (error) {
    socket.close();
    throw error;
  }

  async function* receive(): AsyncGenerator<Uint8Array[]> {
    let parts: Uint8Array[] = [];
    for (;;) {
      const { flags, body } = await readFrame();
      if (flags & COMMAND) continue;
      parts.push(body);
      if (flags & MORE) continue;
      yield parts;
      parts = [];
    }
  }

  function send(parts: readonly Uint8Array[]): Promise<void> {
    return write(
      Buffer.concat(parts.map((part, i) => frame(i < parts.length - 1 ? MORE : 0, part))),
    );
  }

  return { send, receive, close: () => socket.close() };
}

function greeting(): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0]); // signature, version 3.0
  bytes.set(encoder.encode("NULL"), 12);
  return bytes;
}

function requireGreeting(bytes: Uint8Array): void {
  const mechanism = decoder.decode(bytes.subarray(12, 16));
  if (bytes[0] !== 0xff || bytes[9] !== 0x7f || bytes[10]! < 3 || mechanism !== "NULL") {
    throw new TypeError("Expected a ZMTP 3 greeting without encryption; got something else");
  }
}

function ready(type: string): Uint8Array {
  const property = (name: string, value: string): number[] => {
    return [name.length, ...encoder.encode(name), 0, 0, 0, value.length, ...encoder.encode(value)];
  };
  const name = encoder.encode("READY");
  return Uint8Array.from([
    name.length,
    ...name,
    ...property("Socket-Type", type),
    ...property("Identity", ""),
  ]);
}

function frame(flags: number, body: Uint8Array): Uint8Array {
  if (body.length < 256) return Buffer.concat([Uint8Array.of(flags, body.length), body]);
  const head = new Uint8Array(9);
  head[0] = flags | LONG;
  new DataView(head.buffer).setBigUint64(1, BigInt(body.length));
  return Buffer.concat([head, body]);
}
