/**
 * The one place that knows where the output of a cell goes: to the Jupyter kernel, to a receiver
 * that a page or a test has set, or else to the console.
 *
 * @module
 */
import type { Json } from "../figures/mod.ts";

/** One output in several forms; the reader's program shows the richest it knows. */
export type Bundle = { readonly [mime: string]: Json };

/** Something for the reader to see. */
export interface Message {
  /** "new" appends an output; "update" and "final" replace the one with the same id. */
  readonly kind: "new" | "update" | "final";
  readonly data: Bundle;
  /** Names an output that will be replaced. */
  readonly id?: string;
}

/** Takes messages instead of the kernel or the console. */
export type Receiver = (message: Message) => void | Promise<void>;

interface Kernel {
  broadcast(type: string, content: Json): Promise<void>;
}

const RECEIVER = Symbol.for("flowbook.receiver");
const slot = globalThis as { [RECEIVER]?: Receiver | undefined };

/** Settles when all that was posted has been handed over. */
let posted: Promise<unknown> = Promise.resolve();

/**
 * Sends all later outputs to a receiver.
 *
 * @param receiver takes over until the next call; undefined hands back to the kernel or console
 * @returns the receiver so far
 */
export function setReceiver(receiver: Receiver | undefined): Receiver | undefined {
  const before = slot[RECEIVER];
  slot[RECEIVER] = receiver;
  return before;
}

/** Whether outputs go to someone who can show pictures, not to a console. */
export function canShowPictures(): boolean {
  return slot[RECEIVER] !== undefined || kernel() !== undefined;
}

/**
 * Shows a message and waits until the reader's program has it.
 *
 * What was posted before goes first: the kernel sends several at once in any order, and a late
 * report would replace the final one.
 *
 * The kernel publishes a little after the call returns, and front ends drop what comes after a cell
 * has ended, so a cell has to wait: 15 ms, or 60 ms for more than two million characters.
 */
export async function deliver(message: Message): Promise<void> {
  await posted;
  await send(message);
  if (slot[RECEIVER] !== undefined || kernel() === undefined) return;
  const long = JSON.stringify(message.data).length > 2_000_000;
  await new Promise((resolve) => setTimeout(resolve, long ? 60 : 15));
}

/**
 * Shows a message without waiting, so that a loop without `await` can report on itself.
 *
 * A kernel that is waiting cannot be interrupted; a loop that never waits can.
 */
export function post(message: Message): void {
  const sent = send(message).catch(() => undefined); // a lost report must not stop what it tells of
  posted = Promise.all([posted, sent]);
}

/** Posts a message that must not be overtaken: it leaves after all that were posted before. */
export function postLast(message: Message): void {
  posted = posted.then(() => send(message)).catch(() => undefined);
}

async function send({ kind, data, id }: Message): Promise<void> {
  const receiver = slot[RECEIVER];
  const jupyter = receiver ? undefined : kernel();
  if (receiver) {
    await receiver(id === undefined ? { kind, data } : { kind, data, id });
  } else if (jupyter) {
    const type = kind === "new" ? "display_data" : "update_display_data";
    const transient: Json = id === undefined ? {} : { display_id: id };
    await jupyter.broadcast(type, { data, metadata: {}, transient });
  } else if (kind === "final" || (kind === "new" && id === undefined)) {
    console.log(data["text/plain"]); // a console cannot replace what it has printed
  }
}

function kernel(): Kernel | undefined {
  try {
    return (globalThis as { Deno?: { jupyter?: Kernel } }).Deno?.jupyter;
  } catch {
    return undefined; // outside a kernel the name exists but may not be touched
  }
}
