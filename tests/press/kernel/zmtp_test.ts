import { deepEqual, rejects } from "node:assert/strict";
import fc from "#properties";
import { exactReader } from "../../../lib/press/kernel/exact_reader.ts";
import { connect } from "../../../lib/press/kernel/zmtp.ts";
import { echo, ZMTP3 } from "./zmtp_server.ts";

Deno.test("exactReader() gives the same bytes however the source cuts them", async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 8 });
  const cut = fc.integer({ min: 1, max: 100_000 });
  await fc.assert(
    fc.asyncProperty(sizes, cut, async (counts, largest) => {
      const all = Uint8Array.from({ length: counts.reduce((a, b) => a + b, 0) }, (_, i) => i * 7);
      let at = 0;
      const read = exactReader({
        read: (into) => {
          const piece = all.subarray(at, at + Math.min(into.length, largest));
          into.set(piece);
          at += piece.length;
          return Promise.resolve(piece.length === 0 ? null : piece.length);
        },
      });
      let from = 0;
      for (const count of counts) {
        deepEqual(await read(count), all.slice(from, from += count));
      }
      await rejects(read(1), {
        name: "UnexpectedEof",
        message: "Expected more bytes; the connection was closed",
      });
    }),
    { numRuns: 30, seed: 1 },
  );
});

/** A server that sends back every frame body it is sent, after its greeting. */
function echoServer(greeting: Uint8Array): { port: number; done: Promise<void> } {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  async function serve(): Promise<void> {
    using connection = await listener.accept();
    listener.close();
    await echo(connection, greeting);
  }
  return { port: (listener.addr as Deno.NetAddr).port, done: serve() };
}

Deno.test("a connection sends and receives messages of several parts, short and long", async () => {
  const { port, done } = echoServer(ZMTP3);
  const connection = await connect(port, "DEALER");
  const messages = [[""], ["a", "", "b"], ["x".repeat(255)], ["y".repeat(256), "z".repeat(300_000)]]
    .map((parts) => parts.map((part) => new TextEncoder().encode(part)));
  const sent = Promise.all(messages.map((message) => connection.send(message)));
  const received = connection.receive();
  for (const message of messages) deepEqual((await received.next()).value, message);
  await sent;
  connection.close();
  await done;
});

Deno.test("connect() refuses a server that speaks something else", async () => {
  const { port, done } = echoServer(new Uint8Array(64));
  await rejects(connect(port, "SUB"), {
    name: "TypeError",
    message: "Expected a ZMTP 3 greeting without encryption; got something else",
  });
  await done;
});
