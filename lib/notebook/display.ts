/**
 * The one place that knows where the output of a cell goes: to the Jupyter kernel, to a receiver
 * that a page or a test has set, or else to the console.
 *
 * @module
 */
import type { Json } from "../figures/mod.ts";
import { captionOf } from "./records/caption_record.ts";
import type { Message, Receiver } from "./records/display_message.ts";
import { cellGlobals, RECEIVER } from "./records/globals.ts";

interface Kernel {
  broadcast(type: string, content: Json): Promise<void>;
}

const { setTimeout } = globalThis; // a reader may take the name

/** Settles when all that was posted has been handed over. */
let posted: Promise<unknown> = Promise.resolve();

/**
 * Sends all later outputs to a receiver.
 *
 * @param receiver takes over until the next call; undefined hands back to the kernel or console
 * @returns the receiver so far
 */
export function setReceiver(receiver: Receiver | undefined): Receiver | undefined {
  const before = cellGlobals[RECEIVER];
  cellGlobals[RECEIVER] = receiver;
  return before;
}

/** Whether outputs go to someone who can show pictures, not to a console. */
export function canShowPictures(): boolean {
  return cellGlobals[RECEIVER] !== undefined || kernel() !== undefined;
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
  if (cellGlobals[RECEIVER] !== undefined || kernel() === undefined) return;
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
  const receiver = cellGlobals[RECEIVER];
  const jupyter = receiver ? undefined : kernel();
  if (receiver) {
    await receiver(id === undefined ? { kind, data } : { kind, data, id });
  } else if (jupyter) {
    const type = kind === "new" ? "display_data" : "update_display_data";
    const transient: Json = id === undefined ? {} : { display_id: id };
    await jupyter.broadcast(type, { data, metadata: {}, transient });
    const caption = kind === "new" ? captionOf(data) : undefined;
    if (caption === undefined) return;
    await jupyter.broadcast(type, { data: caption, metadata: {}, transient: {} });
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
