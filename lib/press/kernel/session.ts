import type { Message } from "../ipynb/message.ts";
import type { Address } from "./address.ts";
import type { KernelProcess } from "./process.ts";
import { pause, waitAtMost } from "./wait.ts";
import { decodeMessage, encodeRequest } from "./wire.ts";
import { connect, type Connection } from "./zmtp.ts";

/** A conversation with a kernel: requests with their replies, and what it publishes meanwhile. */
export interface Session {
  /** Asks and waits for the reply; fails at once when the session ends. */
  ask(channel: "shell" | "control", type: string, content: object): Promise<Message>;
  /** Rejects with the reason when the session ends. */
  readonly over: Promise<never>;
  /** Ends the kernel; the first reason given is the one that everybody waiting is told. */
  end(reason: Error): void;
}

const RETRY_MS = 10;
const { ConnectionAborted, ConnectionRefused, ConnectionReset, BrokenPipe, UnexpectedEof } =
  Deno.errors;
/** Nobody listens yet; or somebody did who tried the port, as whoever looks for a free one does. */
const NOT_YET = [ConnectionRefused, ConnectionReset, ConnectionAborted, BrokenPipe, UnexpectedEof];
const EXIT_MS = 1000; // a closed connection is explained by the exit that follows it

/**
 * Connects to a kernel that is starting up.
 *
 * @param hear is called with every published message, in order; what it throws ends the session
 * @throws {Error} when the kernel ends before it can be talked to
 */
export async function openSession(
  process: KernelProcess,
  { ports, key }: Address,
  hear: (message: Message) => void,
): Promise<Session> {
  const session = crypto.randomUUID();
  const connections: Connection[] = [];
  const pending = new Map<string, PromiseWithResolvers<Message>>();
  const over = Promise.withResolvers<never>();
  over.promise.catch(() => {}); // may be rejected while nobody waits
  let ended: Error | undefined;

  function end(reason: Error): void {
    if (ended) return;
    ended = reason;
    process.kill();
    connections.forEach((connection) => connection.close());
    pending.forEach((waiting) => waiting.reject(reason));
    over.reject(reason);
  }
  process.ended.then((how) => end(new Error(how)));

  async function open(port: number, type: "DEALER" | "SUB"): Promise<Connection> {
    for (;;) {
      if (ended) throw ended;
      try {
        const connection = await connect(port, type);
        connections.push(connection);
        return connection;
      } catch (error) {
        if (!NOT_YET.some((kind) => error instanceof kind)) throw error;
        await pause(RETRY_MS);
      }
    }
  }

  async function listen(connection: Connection, take: (message: Message) => void): Promise<void> {
    try {
      for await (const frames of connection.receive()) {
        if (ended) return;
        take(decodeMessage(frames, key));
      }
    } catch (error) {
      if (error instanceof RangeError) end(error);
      else await waitAtMost(EXIT_MS, process.ended);
      end(error as Error);
    }
  }

  function settle(message: Message): void {
    pending.get(message.parent ?? "")?.resolve(message);
  }

  const channels = {
    shell: await open(ports.shell, "DEALER"),
    control: await open(ports.control, "DEALER"),
  };
  listen(channels.shell, settle);
  listen(channels.control, settle);
  listen(await open(ports.iopub, "SUB"), hear);

  async function ask(
    channel: keyof typeof channels,
    type: string,
    content: object,
  ): Promise<Message> {
    if (ended) throw ended;
    const request = encodeRequest(type, content, { session, key });
    const waiting = Promise.withResolvers<Message>();
    pending.set(request.id, waiting);
    try {
      channels[channel].send(request.frames).catch(() => {}); // a lost connection ends the session
      return await waiting.promise;
    } finally {
      pending.delete(request.id);
    }
  }

  return { ask, over: over.promise, end };
}
