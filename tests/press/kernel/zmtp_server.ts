import { exactReader } from "../../../lib/press/kernel/exact_reader.ts";

/** The greeting of a server that speaks ZMTP 3.1 without encryption. */
export const ZMTP3 = new Uint8Array(64);
ZMTP3.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 1, ...new TextEncoder().encode("NULL")]);

/** Shakes hands as ZMTP 3.0 asks, then sends back every frame body it is sent. */
export async function echo(connection: Deno.TcpConn, greeting: Uint8Array): Promise<void> {
  const read = exactReader(connection);
  await read(64);
  await connection.write(greeting);
  if (greeting[0] !== 0xff) return;
  const [, length] = await read(2);
  await read(length!);
  await connection.write(Uint8Array.of(4, 6, 5, ...new TextEncoder().encode("READY")));
  await connection.readable.pipeTo(connection.writable).catch(() => {});
}
