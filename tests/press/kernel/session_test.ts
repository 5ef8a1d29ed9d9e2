import { rejects } from "node:assert/strict";
import { openSession } from "../../../lib/press/kernel/session.ts";
import { echo, ZMTP3 } from "./zmtp_server.ts";

/** A port that another process tries before the kernel has it: its first caller is hung up on. */
function busyPort(): { readonly port: number; readonly done: Promise<void> } {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  async function serve(): Promise<void> {
    (await listener.accept()).close();
    using connection = await listener.accept();
    listener.close();
    await echo(connection, ZMTP3);
  }
  return { port: (listener.addr as Deno.NetAddr).port, done: serve() };
}

Deno.test("a kernel is reached though somebody else tried its ports first", async () => {
  const [shell, control, iopub] = [busyPort(), busyPort(), busyPort()];
  const ports = { shell: shell.port, control: control.port, iopub: iopub.port, stdin: 0, hb: 0 };
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const process = { pid: 0, ended, kill: () => resolve("killed") };
  const session = await openSession(process, { key: "key", ports }, () => {});
  session.end(new Error("done"));
  await rejects(session.over, /^Error: done$/);
  for (const { done } of [shell, control, iopub]) await done;
});
